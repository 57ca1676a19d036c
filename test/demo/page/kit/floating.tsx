import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'

interface Props {
  /** What it hangs on. */
  anchor: RefObject<HTMLElement | null>
  onClose: () => void
  className?: string
  /** As wide as the anchor at least. */
  fits?: boolean
  children: ReactNode
}

const [GAP, EDGE] = [4, 8]

/** A menu above everything else, below its anchor or above it where there is more room. */
export function Floating({ anchor, onClose, className = '', fits = false, children }: Props) {
  const own = useRef<HTMLDivElement>(null)

  useLayoutEffect(() => {
    const menu = own.current
    if (!menu || !anchor.current) return
    // The top layer: neither a scrolling modal nor a container cuts it off.
    if (!menu.matches(':popover-open')) menu.showPopover()
    const place = () => anchor.current && putBeside(menu, anchor.current, fits)
    place()
    const resized = new ResizeObserver(place)
    resized.observe(menu)
    return () => resized.disconnect()
  }, [anchor, fits])

  useEffect(() => {
    const away = ({ target }: Event) => {
      if (!(target instanceof Node)) return
      if (!own.current?.contains(target) && !anchor.current?.contains(target)) onClose()
    }
    const scrolled = ({ target }: Event) => {
      if (!own.current || !anchor.current) return
      if (!(target instanceof Element) || !target.contains(anchor.current)) return
      if (isWithin(anchor.current, target)) putBeside(own.current, anchor.current, fits)
      else onClose()
    }
    addEventListener('pointerdown', away, true)
    addEventListener('scroll', scrolled, true)
    return () => {
      removeEventListener('pointerdown', away, true)
      removeEventListener('scroll', scrolled, true)
    }
  }, [anchor, fits, onClose])

  return (
    <div ref={own} popover="manual" className={`floating ${className}`}>
      {children}
    </div>
  )
}

/** Whether any of the element is in sight in what scrolls around it. */
function isWithin(element: Element, scroller: Element): boolean {
  const [inner, outer] = [element.getBoundingClientRect(), scroller.getBoundingClientRect()]
  return inner.bottom > outer.top && inner.top < outer.bottom
}

function putBeside(menu: HTMLElement, anchor: HTMLElement, fits: boolean) {
  const at = anchor.getBoundingClientRect()
  if (fits) menu.style.minWidth = `${at.width}px`
  const [width, height] = [menu.offsetWidth, menu.offsetHeight]
  const isBelow = at.bottom + GAP + height <= innerHeight - EDGE || at.top < innerHeight - at.bottom
  const top = isBelow ? at.bottom + GAP : at.top - GAP - height
  menu.style.top = `${Math.max(EDGE, Math.min(top, innerHeight - EDGE - height))}px`
  menu.style.left = `${Math.max(EDGE, Math.min(at.left, innerWidth - EDGE - width))}px`
}
