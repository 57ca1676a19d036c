import { Client } from 'pg'

export interface Content {
  workspaceId: string
  /** Open proposals, each of other people. */
  pairs: number
  /** Planned nudges about these pairs, of 10,000 people. */
  nudges: number
  /** How many of them are due, spread evenly over the table; the others are days ahead. */
  due: number
}

/** Does something on a connection of its own. */
export async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** Fills the tables of a migrated database as years of use would, and lets PostgreSQL know what is in them. */
export async function fill(url: string, { workspaceId, pairs, nudges, due }: Content): Promise<void> {
  await connected(url, async (client) => {
    // A million foreign keys that are right by construction need not be looked up.
    await client.query('set session_replication_role = replica')
    await client.query(`insert into workspaces (id, created_at) values ($1, now()) on conflict do nothing`, [
      workspaceId,
    ])
    await client.query(
      `insert into pairs (id, workspace_id, mentor_id, mentee_id, proposed_by, request_key, state, topic, cadence,
         session_minutes, months, mentor_accepted_at, created_at)
       select gen_random_uuid(), $1, 'U0MENTOR' || i, 'U0MENTEE' || i, 'U0MENTOR' || i, 'seed' || i, 'proposed',
         'Where IT could help more', 'monthly', 45, 6, now(), now()
       from generate_series(1, $2::int) i`,
      [workspaceId, pairs],
    )
    await client.query(
      `with numbered as (select id, row_number() over (order by id) - 1 as number from pairs)
       insert into nudges (id, workspace_id, kind, occasion, user_id, pair_id, due_at, state, created_at)
       select gen_random_uuid(), $1, 'start.proposal', 'seed:' || gen_random_uuid(), 'U0' || i % 9973, numbered.id,
         case when $3::int > 0 and i % ($2::int / greatest($3::int, 1)) = 0
           then now() - interval '1 minute' - i * interval '1 microsecond'
           else now() + interval '2 days' + i * interval '1 second' end,
         'pending', now()
       from generate_series(1, $2::int) i left join numbered on numbered.number = i % greatest($4::int, 1)`,
      [workspaceId, nudges, due, pairs],
    )
    await client.query('vacuum analyze')
  })
}
