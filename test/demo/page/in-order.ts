import { createElement, Fragment, type ReactElement } from 'react'

/** Draws things that are told apart by nothing but their place, as if they were written out one by one. */
export function inOrder<T>(things: readonly T[], draw: (thing: T) => ReactElement): ReactElement {
  return createElement(Fragment, null, ...things.map((thing) => draw(thing)))
}
