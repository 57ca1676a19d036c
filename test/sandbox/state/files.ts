import { Refused } from '../refused.ts'

export interface SharedFile {
  id: string
  name: string
  title: string
  content: Buffer
}

interface Upload {
  id: string
  ticket: string
  name: string
  length: number
  content: Buffer | null
}

/** Files on their way: promised a URL, uploaded, then shared once. */
export class Files {
  readonly #uploads = new Map<string, Upload>()

  promise(name: string, length: number): Upload {
    const number = String(this.#uploads.size + 1).padStart(3, '0')
    const upload = { id: `F0FILE${number}`, ticket: crypto.randomUUID(), name, length, content: null }
    this.#uploads.set(upload.id, upload)
    return upload
  }

  /** Takes the bytes; false when no such upload was promised, or not of this length. */
  receive(ticket: string, content: Buffer): boolean {
    const upload = [...this.#uploads.values()].find((one) => one.ticket === ticket)
    if (upload === undefined || upload.length !== content.length) return false
    upload.content = content
    return true
  }

  share(id: string, title: string | undefined): SharedFile {
    const upload = this.#uploads.get(id)
    if (upload === undefined || upload.content === null) throw new Refused('file_not_found')
    this.#uploads.delete(id)
    return { id, name: upload.name, title: title ?? upload.name, content: upload.content }
  }
}
