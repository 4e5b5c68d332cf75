import { z } from 'zod'
import { codeOf, problem } from '../errors.ts'
import type { Db } from './types.ts'

/** Rows are counted to here; beyond it the planner's estimate is told, and said to be one. */
const COUNTED_TO = 10_000
/** For a statement that counts by itself: where it may stop. */
export const COUNTED = `limit ${COUNTED_TO + 1}`

export interface ListPage {
  readonly limit: number
  readonly offset: number
  /** Where the answer before this one stopped; then `offset` does not count. */
  readonly cursor?: string | undefined
  /** False for who reads the whole list anyway; default true. */
  readonly counted?: boolean
}

export interface Listed<Row> {
  readonly rows: Row[]
  readonly total: number
  readonly isEstimated: boolean
  /** For the next request; null at the end. */
  readonly nextCursor: string | null
}

export interface Listing {
  /** Columns, and where they come from: `r.code, …` and `reservations r`. */
  readonly select: string
  readonly from: string
  readonly where: string
  readonly params: readonly unknown[]
  /** What the list is ordered by, with its type for the cursor; never null. */
  readonly by: { readonly sql: string; readonly type: string }
  /** What breaks ties, with its type. */
  readonly tie: { readonly sql: string; readonly type: string }
  readonly descending: boolean
}

const cursorSchema = z.tuple([z.string(), z.string(), z.string()])

/**
 * One page of a list that grows without end. With a cursor it goes on where the last page stopped, whatever came in
 * between, and costs the same however far that is.
 */
export async function listPage<Row>(db: Db, listing: Listing, page: ListPage): Promise<Listed<Row>> {
  const { by, tie, descending } = listing
  const params: unknown[] = [...listing.params]
  const direction = descending ? 'desc' : 'asc'
  const name = `${by.sql} ${direction}`
  let where = listing.where
  if (page.cursor !== undefined) {
    const [value, last] = readCursor(page.cursor, name)
    params.push(value, last)
    const at = [`$${params.length - 1}::${by.type}`, `$${params.length}::${tie.type}`]
    where += ` and (${by.sql}, ${tie.sql}) ${descending ? '<' : '>'} (${at.join(', ')})`
  }
  params.push(page.limit + 1, page.cursor === undefined ? page.offset : 0)
  const { rows } = await db
    .query<Row & { cursor_value: string; cursor_tie: string }>(
      `select ${listing.select}, (${by.sql})::text as cursor_value, (${tie.sql})::text as cursor_tie
         from ${listing.from} where ${where} order by ${by.sql} ${direction}, ${tie.sql} ${direction}
        limit $${params.length - 1} offset $${params.length}`,
      params,
    )
    .catch((error: unknown) => {
      throw page.cursor !== undefined && isUnreadable(error) ? foreignCursor() : error
    })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    // The compiler does not see that a row without what was added to it is the row again.
    rows: shown.map(({ cursor_value: _value, cursor_tie: _tie, ...row }) => row as unknown as Row),
    ...(page.counted === false ? { total: 0, isEstimated: false } : await countOf(db, listing)),
    nextCursor: last ? writeCursor([name, last.cursor_value, last.cursor_tie]) : null,
  }
}

type Counted = Pick<Listing, 'from' | 'where' | 'params'>

/** How many rows there are: counted as far as that is cheap. */
async function countOf(db: Db, listing: Counted) {
  const { rows } = await db.query<{ total: number }>(
    `select count(*)::int as total
       from (select 1 from ${listing.from} where ${listing.where} ${COUNTED}) counted`,
    listing.params,
  )
  return estimatedBeyond(db, rows[0]?.total ?? 0, listing)
}

/** What was counted up to `COUNTED`, or the planner's estimate where that did not reach. */
export async function estimatedBeyond(
  db: Db,
  counted: number,
  { from, where, params }: Counted,
): Promise<{ readonly total: number; readonly isEstimated: boolean }> {
  if (counted <= COUNTED_TO) return { total: counted, isEstimated: false }
  const { rows: plans } = await db.query<{ 'QUERY PLAN': unknown }>(
    `explain (format json) select 1 from ${from} where ${where}`,
    params,
  )
  const plan = planSchema.parse(plans[0]?.['QUERY PLAN'])
  return { total: Math.max(counted, plan[0]?.Plan['Plan Rows'] ?? 0), isEstimated: true }
}

const planSchema = z.array(z.object({ Plan: z.object({ 'Plan Rows': z.number() }) }))

function writeCursor(parts: z.infer<typeof cursorSchema>): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

/** Of the same list in the same order, or refused. */
function readCursor(cursor: string, name: string): [string, string] {
  try {
    const [of, value, tie] = cursorSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    if (of === name) return [value, tie]
  } catch {
    // Not one of ours: told below.
  }
  throw foreignCursor()
}

/** Written by somebody else: a value that is none of its type. SQLSTATE class 22, data exceptions. */
function isUnreadable(error: unknown): boolean {
  return codeOf(error)?.startsWith('22') ?? false
}

function foreignCursor(): Error {
  const message = 'This cursor does not belong to this list in this order.'
  return problem({ code: 'validation_failed', detail: message, errors: [{ path: 'cursor', message }] })
}
