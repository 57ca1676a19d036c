import { type ReactNode, useState } from 'react'

interface Props {
  className: string
  /** What stands there also while it is folded. */
  head: ReactNode
  isOpen?: boolean
  children: ReactNode
}

/** Something that unfolds; what is inside is only drawn while it is open. */
export function Fold({ className, head, isOpen: isOpenAtFirst = false, children }: Props) {
  const [isOpen, setOpen] = useState(isOpenAtFirst)
  return (
    <details
      className={className}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{head}</summary>
      {isOpen && children}
    </details>
  )
}
