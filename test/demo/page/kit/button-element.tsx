import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import type { ElementProps } from './element.tsx'
import { keyOf, useSurface } from './surface.ts'

/** A button; while the bot has not answered it turns and takes no second press. */
export function ButtonElement({ block, element }: ElementProps) {
  const { press, pending } = useSurface()
  const isPending = pending === keyOf(block, element)
  return (
    <button
      type="button"
      className={`button ${element.style ?? 'plain'}${isPending ? ' pending' : ''}`}
      aria-label={element.accessibility_label}
      aria-disabled={isPending || undefined}
      onClick={() => !isPending && press(block, element)}
    >
      {element.text && <SlackText text={element.text} />}
    </button>
  )
}
