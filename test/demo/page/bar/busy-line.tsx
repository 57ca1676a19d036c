import type { Busy } from '../../protocol.ts'

/** What is going on, and how far it is: over the clock's buttons, which nobody can press meanwhile. */
export function BusyLine({ busy: { words, share } }: { busy: Busy }) {
  const percent = Math.floor((share ?? 0) * 100)
  return (
    <p className="busy">
      <span role="status">{words}</span>
      {share !== null && <span className="busy-share">{percent} %</span>}
      <progress value={share ?? undefined} aria-label={words} />
    </p>
  )
}
