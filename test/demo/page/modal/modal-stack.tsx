import { usePane } from '../pane/context.ts'
import { Modal } from './modal.tsx'

/** The top modal of the person's stack. */
export function ModalStack({ isCovered }: { isCovered: boolean }) {
  const { state } = usePane()
  const top = state.modals.at(-1)
  if (!top) return null
  return <Modal key={top.view.id} top={top} depth={state.modals.length} isCovered={isCovered} />
}
