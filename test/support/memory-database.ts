import { dataDir } from '@electric-sql/pglite-prepopulatedfs'
import { connect, type Database } from '../../src/db/client.ts'

/** An empty embedded database that keeps nothing. It begins with a ready data folder: making one takes seconds. */
export async function memoryDatabase(): Promise<Database> {
  return connect({ folder: 'memory://', from: await dataDir() })
}
