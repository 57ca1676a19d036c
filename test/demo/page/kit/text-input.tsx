import type { KeyboardEvent } from 'react'
import type { ElementProps } from './element.tsx'
import { heldBy, textIn } from './held.ts'
import { useSurface } from './surface.ts'

// The count is shown when it starts to matter.
const NEARLY_FULL = 0.8

/** Text, number, email and address fields; what is typed goes to the server when the field is left. */
export function TextInput({ block, element, naming }: ElementProps) {
  const { values, enter } = useSurface()
  const value = textIn(heldBy(values, block, element), 'value')
  const tell = (text: string, how: 'typed' | 'left' | 'enter') =>
    enter(block, element, { type: element.type, value: text === '' ? null : text }, how)
  const common = {
    id: naming.id,
    value,
    placeholder: element.placeholder?.text,
    maxLength: element.max_length,
    'aria-label': naming.label,
    'aria-describedby': naming.describedBy,
    'aria-invalid': naming.isInvalid || undefined,
    className: 'text-input',
  }
  const limit = element.max_length ?? Number.POSITIVE_INFINITY
  return (
    <div className="text-field">
      {element.multiline ? (
        <textarea
          {...common}
          rows={4}
          onChange={(event) => tell(event.target.value, 'typed')}
          onBlur={(event) => tell(event.target.value, 'left')}
        />
      ) : (
        <input
          {...common}
          type="text"
          inputMode={element.type === 'number_input' ? 'decimal' : 'text'}
          autoComplete="off"
          onChange={(event) => tell(event.target.value, 'typed')}
          onBlur={(event) => tell(event.target.value, 'left')}
          onKeyDown={(event: KeyboardEvent<HTMLInputElement>) => {
            if (event.key === 'Enter' && block.dispatch_action) tell(event.currentTarget.value, 'enter')
          }}
        />
      )}
      {value.length > limit * NEARLY_FULL && (
        <span className="text-left" aria-live="polite">
          {limit - value.length}
        </span>
      )}
    </div>
  )
}
