import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'

interface Props {
  role?: 'dialog' | 'alertdialog'
  label: string
  className: string
  inert?: boolean
  onEscape: () => void
  children: ReactNode
}

const FOCUSABLE = 'button:not([tabindex="-1"]), input, textarea, select, a[href], [tabindex="0"]'

/** A window over the pane: takes the focus, keeps it, and gives it back. */
export function Dialog({ role = 'dialog', label, className, inert, onEscape, children }: Props) {
  const own = useRef<HTMLDialogElement>(null)

  useEffect(() => {
    const before = document.activeElement
    const box = own.current
    const first = box?.querySelector<HTMLElement>('.modal-body :is(input, textarea, .date-button)')
    const target = first ?? box?.querySelector<HTMLElement>('.modal-foot button:last-child') ?? box
    target?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [])

  useEffect(() => {
    // After a click beside the window the focus is nowhere.
    const lost = ({ key }: globalThis.KeyboardEvent) => {
      if (key === 'Escape' && document.activeElement === document.body) onEscape()
    }
    addEventListener('keydown', lost)
    return () => removeEventListener('keydown', lost)
  }, [onEscape])

  function pressed(event: KeyboardEvent) {
    if (event.key === 'Escape') onEscape()
    else if (event.key === 'Tab') keepInside(event, own.current)
  }

  return (
    <div className="shade" inert={inert}>
      <dialog
        open
        ref={own}
        role={role}
        aria-modal="true"
        aria-label={label}
        tabIndex={-1}
        className={`modal ${className}`}
        onKeyDown={pressed}
      >
        {children}
      </dialog>
    </div>
  )
}

function keepInside(event: KeyboardEvent, box: HTMLElement | null) {
  const inside = [...(box?.querySelectorAll<HTMLElement>(FOCUSABLE) ?? [])].filter(
    (element) => element.offsetParent !== null && !element.matches(':disabled'),
  )
  const [first, last] = [inside[0], inside.at(-1)]
  const isLeaving = document.activeElement === (event.shiftKey ? first : last)
  if (!isLeaving) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}
