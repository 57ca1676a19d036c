import { useSyncExternalStore } from 'react'

const WIDE = matchMedia('(min-width: 761px)')

/** Whether two panes fit beside each other. */
export function useWide(): boolean {
  return useSyncExternalStore(subscribe, () => WIDE.matches)
}

function subscribe(onChange: () => void): () => void {
  WIDE.addEventListener('change', onChange)
  return () => WIDE.removeEventListener('change', onChange)
}
