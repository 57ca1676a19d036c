import type { DemoFile } from '../../protocol.ts'

/** A file under a message: pictures are shown, everything else is offered. */
export function FileCard({ file }: { file: DemoFile }) {
  if (file.isImage) {
    return (
      <a className="file-picture" href={file.url} download={file.name}>
        <img src={file.url} alt={file.title || file.name} />
      </a>
    )
  }
  return (
    <a className="file-card" href={file.url} download={file.name}>
      <span className="file-kind" aria-hidden>
        {file.name.split('.').at(-1)?.slice(0, 4)}
      </span>
      <span>
        <strong>{file.title || file.name}</strong>
        <small>
          {file.name} · {size(file.bytes)}
        </small>
      </span>
    </a>
  )
}

const size = (bytes: number) => (bytes < 1024 ? `${bytes} bytes` : `${Math.round(bytes / 1024)} kB`)
