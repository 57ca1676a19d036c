/** A place that is the address of a call, safe to link to; `host` says where it leads. Null for anything else. */
export function callLink(place: string): { href: string; host: string } | null {
  if (!/^https?:\/\/\S+$/i.test(place) || !URL.canParse(place)) return null
  const { href, host, username, password } = new URL(place)
  // A name before the host is how a link pretends to lead somewhere else.
  return username || password ? null : { href: href.replaceAll('|', '%7C'), host }
}
