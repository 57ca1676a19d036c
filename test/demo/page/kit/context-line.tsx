import type { Block, TextObject } from '../../protocol.ts'
import { inOrder } from '../in-order.ts'
import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import { Picture } from './picture.tsx'

/** The small grey line; its elements are texts and pictures, not things to press. */
export function ContextLine({ block }: { block: Block }) {
  return (
    <div className="block-context">
      {inOrder(block.elements ?? [], (element) => (
        <div>{isText(element) ? <SlackText text={element} /> : <Picture source={element} />}</div>
      ))}
    </div>
  )
}

function isText(element: object): element is TextObject {
  const type: unknown = Reflect.get(element, 'type')
  return type === 'mrkdwn' || type === 'plain_text'
}
