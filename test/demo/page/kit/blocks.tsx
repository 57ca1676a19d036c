import type { Block } from '../../protocol.ts'
import { inOrder } from '../in-order.ts'
import { SlackText } from '../mrkdwn/mrkdwn.tsx'
import { Chart } from './chart.tsx'
import { ContextLine } from './context-line.tsx'
import { ElementView } from './element.tsx'
import { Field } from './field.tsx'
import { Picture } from './picture.tsx'
import { Table } from './table.tsx'

/** The blocks of a message, a modal or the Home. */
export function Blocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <BlockView key={block.block_id} block={block} />
      ))}
    </div>
  )
}

function BlockView({ block }: { block: Block }) {
  switch (block.type) {
    case 'section':
      return <Section block={block} />
    case 'header':
      return <h3 className="block-header">{block.text && <SlackText text={block.text} />}</h3>
    case 'context':
      return <ContextLine block={block} />
    case 'divider':
      return <hr className="block-divider" />
    case 'image':
      return <Picture source={block} />
    case 'input':
      return <Field block={block} />
    case 'actions':
      return <Actions block={block} />
    case 'table':
      return <Table block={block} />
    case 'data_visualization':
      return <Chart block={block} />
    default:
      return <p className="block-unknown">A block of the type “{block.type}” stands here.</p>
  }
}

function Section({ block }: { block: Block }) {
  return (
    <div className="block-section">
      <div className="section-words">
        {block.text && (
          <div>
            <SlackText text={block.text} />
          </div>
        )}
        {block.fields && (
          <div className="section-fields">
            {inOrder(block.fields, (text) => (
              <div>
                <SlackText text={text} />
              </div>
            ))}
          </div>
        )}
      </div>
      {block.accessory && <ElementView block={block} element={block.accessory} />}
    </div>
  )
}

function Actions({ block }: { block: Block }) {
  return (
    <div className="block-actions">
      {block.elements?.map((element) => (
        <ElementView key={element.action_id} block={block} element={element} />
      ))}
    </div>
  )
}
