/** How much is unread. */
export function Badge({ count }: { count: number }) {
  return (
    <span className="badge">
      {count}
      <span className="unseen"> unread</span>
    </span>
  )
}
