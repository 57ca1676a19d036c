import type { RowChange } from '../../protocol.ts'
import { inOrder } from '../in-order.ts'
import { Fold } from './fold.tsx'
import { Json } from './json.tsx'

/** The rows of the bot's database that changed together. */
export function Rows({ rows, time }: { rows: readonly RowChange[]; time: string }) {
  const tables = [...new Set(rows.map(({ table }) => table))]
  return (
    <Fold
      className="entry rows"
      head={
        <>
          <span className="direction" title="Database">
            ▤
          </span>
          <span className="entry-what">rows</span>
          <span className="entry-title">{tables.map((table) => words(table, rows)).join(', ')}</span>
          <span className="entry-time">{time}</span>
        </>
      }
    >
      {inOrder(rows, ({ table, what, row, before }) => (
        <div className="row">
          <p>
            <strong>{table}</strong> <span className={`row-what ${what}`}>{what}</span>
          </p>
          {Object.entries(before).map(([column, old]) => (
            <p key={column} className="row-change">
              <code>{column}</code> <del>{JSON.stringify(old)}</del> →{' '}
              <ins>{JSON.stringify(row[column])}</ins>
            </p>
          ))}
          <Json name="row" value={row} />
        </div>
      ))}
    </Fold>
  )
}

function words(table: string, rows: readonly RowChange[]): string {
  const count = rows.filter((row) => row.table === table).length
  return count === 1 ? table : `${table} ×${count}`
}
