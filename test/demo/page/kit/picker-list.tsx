import type { Choice } from './picker.tsx'

interface Props {
  id: string
  choices: readonly Choice[]
  chosen: readonly string[]
  active: number
  onChoose: (choice: Choice) => void
}

/** What a picker offers; the focus stays in the picker's field. */
export function PickerList({ id, choices, chosen, active, onChoose }: Props) {
  if (choices.length === 0) {
    return (
      <div id={id} role="listbox" aria-label="Choices" className="picker-list">
        <div role="option" tabIndex={-1} aria-selected={false} aria-disabled className="picker-none">
          Nothing like that here
        </div>
      </div>
    )
  }
  return (
    <div id={id} role="listbox" aria-label="Choices" className="picker-list">
      {choices.map((choice, index) => (
        <div key={choice.value}>
          {choice.group !== choices[index - 1]?.group && choice.group && (
            <div className="picker-group">{choice.group}</div>
          )}
          <div
            id={`${id}-${index}`}
            ref={(item) => {
              if (index === active) item?.scrollIntoView({ block: 'nearest' })
            }}
            role="option"
            tabIndex={-1}
            aria-selected={chosen.includes(choice.value)}
            className={`picker-option${index === active ? ' active' : ''}`}
            onPointerDown={(event) => {
              // Before the field loses the focus and closes the list.
              event.preventDefault()
              onChoose(choice)
            }}
          >
            {choice.content ?? choice.label}
          </div>
        </div>
      ))}
    </div>
  )
}
