import type { Block } from '../../protocol.ts'
import { inOrder } from '../in-order.ts'
import { records, textOf } from './unknown.ts'

/** A table block: its first row is the head. */
export function Table({ block }: { block: Block }) {
  const [head, ...rows] = rowsOf(block)
  if (!head) return null
  return (
    <div className="block-table">
      <table>
        <thead>
          <tr>
            {inOrder(head, (cell) => (
              <th scope="col">{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder(rows, (cells) => (
            <tr>
              {inOrder(cells, (cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function rowsOf(block: object): string[][] {
  const rows: unknown = Reflect.get(block, 'rows')
  return Array.isArray(rows) ? rows.map((row) => records(row).map(words)) : []
}

/** The words of a cell, however deep rich text hides them. */
function words(cell: Record<string, unknown>): string {
  return textOf(cell.text) || records(cell.elements).map(words).join('')
}
