import type { DemoPerson } from '../../protocol.ts'
import mark from '../deskside.svg'

/** Somebody's initials on their colour; the bot has its own mark. The name always stands beside it. */
export function Avatar({ person, size }: { person: DemoPerson | undefined; size: number }) {
  const box = { width: size, height: size, fontSize: size * 0.4 }
  if (person?.isBot) return <img className="avatar" src={mark} alt="" style={box} />
  return (
    <span className="avatar" aria-hidden style={{ ...box, background: person?.colour ?? '#5b6470' }}>
      {person?.initials ?? 'S'}
    </span>
  )
}
