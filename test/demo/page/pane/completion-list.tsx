import { Avatar } from './avatar.tsx'
import type { Completion } from './completion.ts'

interface Props {
  id: string
  completions: readonly Completion[]
  active: number
  onChoose: (completion: Completion) => void
}

/** What the composer offers; the focus stays in its field. */
export function CompletionList({ id, completions, active, onChoose }: Props) {
  return (
    <div id={id} role="listbox" aria-label="Suggestions" className="completions">
      {completions.map((completion, index) => (
        <div
          key={completion.key}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={index === active ? 'completion active' : 'completion'}
          onPointerDown={(event) => {
            // Before the field loses the focus.
            event.preventDefault()
            onChoose(completion)
          }}
        >
          {completion.person && <Avatar person={completion.person} size={20} />}
          <span className="completion-label">{completion.label}</span>
          <span className="completion-hint">{completion.hint}</span>
        </div>
      ))}
    </div>
  )
}
