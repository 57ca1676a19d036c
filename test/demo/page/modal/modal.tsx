import { type FormEvent, useState } from 'react'
import type { DemoView } from '../../protocol.ts'
import { Blocks } from '../kit/blocks.tsx'
import { SurfaceContext, useSurfaceOf } from '../kit/surface.ts'
import { Avatar } from '../pane/avatar.tsx'
import { usePane } from '../pane/context.ts'
import { Dialog } from './dialog.tsx'

interface Props {
  top: DemoView
  /** How many modals lie on one another. */
  depth: number
  isCovered: boolean
}

/** A modal of the bot's: its form, Slack's buttons around it. */
export function Modal({ top: { view, values, errors, trouble }, depth, isCovered }: Props) {
  const { state, act } = usePane()
  const [isSending, setSending] = useState(false)
  const surface = useSurfaceOf({ in: 'modal', viewId: view.id }, values, errors, view.id)
  const title = view.title?.text ?? ''
  const isStacked = depth > 1

  async function submit(event: FormEvent) {
    event.preventDefault()
    if (isSending) return
    setSending(true)
    await act({ act: 'submit', viewId: view.id, values: surface.entered })
    setSending(false)
  }

  const close = () => void act({ act: 'close', viewId: view.id })
  return (
    <SurfaceContext value={surface}>
      <Dialog label={title} className="form" inert={isCovered} onEscape={close}>
        <form onSubmit={submit} noValidate>
          <header className="modal-head">
            {isStacked ? (
              <button type="button" className="icon-button" aria-label="Back" onClick={close}>
                ‹
              </button>
            ) : (
              <Avatar person={state.people.find(({ isBot }) => isBot)} size={28} />
            )}
            <h2>{title}</h2>
            <button type="button" className="icon-button" aria-label="Close" onClick={close}>
              ×
            </button>
          </header>
          <div className="modal-body" tabIndex={-1}>
            {trouble && (
              <p className="trouble" role="alert">
                {trouble}
              </p>
            )}
            <Blocks blocks={view.blocks} />
          </div>
          <footer className="modal-foot">
            <button type="button" className="button plain" onClick={close}>
              {view.close?.text ?? 'Cancel'}
            </button>
            {view.submit && (
              <button
                type="submit"
                className={`button primary${isSending ? ' pending' : ''}`}
                disabled={isSending}
              >
                {view.submit.text}
              </button>
            )}
          </footer>
        </form>
      </Dialog>
    </SurfaceContext>
  )
}
