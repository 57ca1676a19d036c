/** An image block or element; a picture from elsewhere is named, not loaded, because the page asks nobody but its server. */
export function Picture({ source }: { source: object }) {
  const url = text(source, 'image_url')
  const alt = text(source, 'alt_text')
  if (!url.startsWith('/')) return <span className="picture-elsewhere">🖼 {alt}</span>
  return <img className="picture" src={url} alt={alt} />
}

function text(source: object, member: string): string {
  const value: unknown = Reflect.get(source, member)
  return typeof value === 'string' ? value : ''
}
