/** Says that nothing on the page is alive any more. */
export function Lost() {
  return (
    <p className="lost" role="alert">
      The demo has ended or is restarting. Once <code>npm run demo</code> runs again, this page comes back by
      itself.
    </p>
  )
}
