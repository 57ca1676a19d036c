import type { ComponentProps } from 'react'

type Props = Omit<ComponentProps<'div'>, 'role' | 'tabIndex'> & { 'aria-label': string }

/** A list that grows and scrolls, also for somebody who has only keys. */
export function Log(props: Props) {
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to take the focus (WCAG 2.1.1; axe checks it)
  return <div role="log" tabIndex={0} {...props} />
}
