import { Fold } from './fold.tsx'

interface Props {
  name: string
  value: unknown
  isOpen?: boolean
}

/** A JSON value as a tree that folds. */
export function Json({ name, value: given, isOpen = false }: Props) {
  const value = unpacked(given)
  const members = membersOf(value)
  if (members === null || members.length === 0) {
    return (
      <p className="json-leaf">
        <span className="json-name">{name}</span>:{' '}
        <span className={`json-${typeof value}`}>{leaf(value)}</span>
      </p>
    )
  }
  const isList = Array.isArray(value)
  return (
    <Fold
      className="json"
      isOpen={isOpen}
      head={
        <>
          <span className="json-name">{name}</span>
          <span className="json-size">{isList ? ` [${members.length}]` : ` {${members.length}}`}</span>
        </>
      }
    >
      {members.map(([key, member]) => (
        <Json key={key} name={key} value={member} isOpen={isSmall(member)} />
      ))}
    </Fold>
  )
}

/** The Web API takes blocks and views as JSON in a text. */
function unpacked(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

const SMALL = 200

const isSmall = (value: unknown) => (JSON.stringify(value)?.length ?? 0) < SMALL

function membersOf(value: unknown): [string, unknown][] | null {
  return typeof value === 'object' && value !== null ? Object.entries(value) : null
}

function leaf(value: unknown): string {
  if (value === undefined) return 'nothing'
  return typeof value === 'string' ? `"${value}"` : JSON.stringify(value)
}
