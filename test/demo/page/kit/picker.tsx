import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { Naming } from './element.tsx'
import { Floating } from './floating.tsx'
import { PickerList } from './picker-list.tsx'

export interface Choice {
  value: string
  /** What the field shows and the search looks through. */
  label: string
  /** How it stands in the list, when not just as its label. */
  content?: ReactNode
  /** The heading it stands under. */
  group?: string
}

interface Props {
  naming: Naming
  choices: readonly Choice[]
  chosen: readonly string[]
  placeholder: string
  isMulti?: boolean
  /** What may be typed that is not in the list, e.g. another time. */
  readTyped?: (typed: string) => Choice | null
  onChange: (values: string[]) => void
}

/** A field that opens a list and is searched by typing; with `isMulti` it keeps several. */
export function Picker({
  naming,
  choices,
  chosen,
  placeholder,
  isMulti = false,
  readTyped,
  onChange,
}: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [isOpen, setOpen] = useState(false)
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const picked = chosen.map(
    (value) => choices.find((choice) => choice.value === value) ?? { value, label: value },
  )
  const offered = found(choices, query).filter(({ value }) => !isMulti || !chosen.includes(value))
  const typed = readTyped?.(query)
  const shown = typed && !offered.some(({ value }) => value === typed.value) ? [typed, ...offered] : offered
  const listId = `${naming.id}-list`

  function open() {
    setQuery('')
    setActive(Math.max(0, isMulti ? 0 : choices.findIndex(({ value }) => value === chosen[0])))
    setOpen(true)
  }

  function choose(choice: Choice | undefined) {
    if (!choice) return
    onChange(isMulti ? [...chosen, choice.value] : [choice.value])
    setQuery('')
    setOpen(isMulti)
  }

  function pressed(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      if (isOpen) setActive((active + step + shown.length) % Math.max(1, shown.length))
      else open()
    } else if (event.key === 'Enter' && isOpen) choose(shown[active])
    else if (event.key === 'Escape' && isOpen) setOpen(false)
    else if (event.key === 'Backspace' && isMulti && query === '') onChange(chosen.slice(0, -1))
    else {
      if (event.key === 'Tab') setOpen(false)
      return
    }
    event.preventDefault()
    event.stopPropagation()
  }

  const single = isMulti ? '' : (picked[0]?.label ?? '')
  return (
    <div ref={box} className={`picker${isOpen ? ' open' : ''}${naming.isInvalid ? ' invalid' : ''}`}>
      {isMulti &&
        picked.map(({ value, label }) => (
          <span key={value} className="chip">
            {label}
            <button
              type="button"
              aria-label={`Remove ${label}`}
              onClick={() => onChange(chosen.filter((one) => one !== value))}
            >
              ×
            </button>
          </span>
        ))}
      <input
        id={naming.id}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={naming.label}
        aria-describedby={naming.describedBy}
        aria-invalid={naming.isInvalid || undefined}
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={isOpen && shown[active] ? `${listId}-${active}` : undefined}
        placeholder={single || (picked.length > 0 ? '' : placeholder)}
        value={isOpen ? query : single}
        onClick={() => !isOpen && open()}
        onChange={(event) => {
          if (!isOpen) open()
          setQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={pressed}
        onBlur={() => setOpen(false)}
      />
      {isOpen && (
        <Floating anchor={box} onClose={() => setOpen(false)} fits>
          <PickerList id={listId} choices={shown} chosen={chosen} active={active} onChoose={choose} />
        </Floating>
      )}
    </div>
  )
}

function found(choices: readonly Choice[], query: string): Choice[] {
  const wanted = query.trim().toLowerCase()
  return choices.filter(({ label }) => label.toLowerCase().includes(wanted))
}
