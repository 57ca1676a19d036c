import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { Floating } from './floating.tsx'

interface MenuEntry {
  key: string
  content: ReactNode
  isCurrent?: boolean
}

interface Props {
  label: string
  className: string
  menuClass?: string
  children: ReactNode
  entries: readonly MenuEntry[]
  onPick: (key: string) => void
}

/** A button that opens a menu of things to do; arrows walk, Escape closes. */
export function MenuButton({ label, className, menuClass, children, entries, onPick }: Props) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)

  function close() {
    setOpen(false)
    button.current?.focus()
  }

  function walk(event: KeyboardEvent<HTMLElement>) {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')]
    const at = items.findIndex((item) => item.matches(':focus'))
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) items[(at + step + items.length) % items.length]?.focus()
    else if (event.key === 'Escape' || event.key === 'Tab') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        className={className}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        {children}
      </button>
      {isOpen && (
        <Floating anchor={button} onClose={() => setOpen(false)} className={menuClass ?? ''}>
          <div role="menu" aria-label={label} className="menu" onKeyDown={walk}>
            {entries.map(({ key, content, isCurrent }, index) => (
              <button
                key={key}
                ref={(item) => {
                  // The first one, or where one is already.
                  if (item && (isCurrent || index === 0) && !item.closest('.menu')?.matches(':focus-within'))
                    item.focus()
                }}
                type="button"
                {...roleOf(isCurrent)}
                className="menu-item"
                onClick={() => {
                  close()
                  onPick(key)
                }}
              >
                {content}
              </button>
            ))}
          </div>
        </Floating>
      )}
    </>
  )
}

const roleOf = (isCurrent: boolean | undefined) =>
  isCurrent === undefined
    ? ({ role: 'menuitem' } as const)
    : ({ role: 'menuitemradio', 'aria-checked': isCurrent } as const)
