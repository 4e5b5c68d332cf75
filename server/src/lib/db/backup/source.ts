import type { Readable } from 'node:stream'
import type pg from 'pg'
import { to } from 'pg-copy-streams'
import { connectAlone } from '../session.ts'

/** A database that can be read as a whole, at one moment. */
export interface BackupSource {
  rows<Row extends pg.QueryResultRow>(sql: string): Promise<Row[]>
  /** What `copy (select …) to stdout` writes: text, a line per row. */
  copyOut(select: string): Promise<Readable>
  close(): Promise<void>
}

/** One transaction that sees one moment and changes nothing, however long the reading takes. */
export async function openSource(url: string): Promise<BackupSource> {
  const client = await connectAlone(url)
  await client.query('begin transaction isolation level repeatable read read only')
  // Text that reads the same everywhere.
  await client.query(
    `set local timezone = 'UTC'; set local datestyle = 'ISO'; set local extra_float_digits = 3`,
  )
  return {
    async rows<Row extends pg.QueryResultRow>(sql: string) {
      return (await client.query<Row>(sql)).rows
    },
    async copyOut(select) {
      return client.query(to(`copy (${select}) to stdout`))
    },
    async close() {
      await client.end()
    },
  }
}

interface TableRow {
  readonly name: string
  readonly columns: string[]
  readonly refers: string[]
}

/**
 * Tables whose rows are data; those of the queue that its own schema makes anew are told apart by `backup/write.ts`.
 */
const TABLES = `
  select c.oid::regclass::text as name,
         (select array_agg(quote_ident(a.attname) order by a.attnum) from pg_attribute a
           where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
         coalesce((select array_agg(distinct f.confrelid::regclass::text) from pg_constraint f
           where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid), '{}') as refers
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
   where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
     and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
   order by 1`

/** In the order of the foreign keys: what is referred to comes first. */
export async function tablesInOrder(source: BackupSource): Promise<TableRow[]> {
  const left = new Map((await source.rows<TableRow>(TABLES)).map((table) => [table.name, table]))
  const ordered: TableRow[] = []
  while (left.size > 0) {
    const ready = [...left.values()].filter(({ refers }) => refers.every((name) => !left.has(name)))
    if (ready.length === 0)
      throw new Error(`Tables refer to each other in a circle: ${[...left.keys()].join(', ')}`)
    for (const table of ready) {
      ordered.push(table)
      left.delete(table.name)
    }
  }
  return ordered
}
