import type { Block } from '../../protocol.ts'
import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import { ElementView } from './element.tsx'
import { useSurface } from './surface.ts'

const GROUPS = new Set(['radio_buttons', 'checkboxes'])

/** An input block: label, element, the error beside it, hint. */
export function Field({ block }: { block: Block }) {
  const { errors, prefix } = useSurface()
  const { element, label } = block
  if (!element || !label) return null
  const id = `${prefix}-${block.block_id}`
  const error = errors[block.block_id]
  const describedBy = [error && `${id}-error`, block.hint && `${id}-hint`].filter(Boolean).join(' ')
  const inner = (
    <>
      <ElementView
        block={block}
        element={element}
        naming={{ id, describedBy: describedBy || undefined, isInvalid: error !== undefined }}
      />
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {block.hint && (
        <p className="field-hint" id={`${id}-hint`}>
          <SlackText text={block.hint} />
        </p>
      )}
    </>
  )
  const words = (
    <>
      <SlackText text={label} />
      {block.optional && <span className="field-optional"> (optional)</span>}
    </>
  )
  const className = error ? 'field has-error' : 'field'
  if (GROUPS.has(element.type)) {
    return (
      <fieldset className={className} aria-describedby={describedBy || undefined}>
        <legend className="field-label">{words}</legend>
        {inner}
      </fieldset>
    )
  }
  return (
    <div className={className}>
      <label className="field-label" htmlFor={id}>
        {words}
      </label>
      {inner}
    </div>
  )
}
