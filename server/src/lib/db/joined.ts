import type { Statement } from './types.ts'

/** Longer ones cost more to plan than they save in journeys. */
const MOST_IN_ONE = 12

export interface Joined extends Statement {
  /** It answers what the wanted one returns. */
  readonly isWanted: boolean
}

/**
 * Several writes as few statements, each a part of WITH. They are written, and take their locks, one after the other:
 * left alone PostgreSQL runs parts in an order of its own, but a part that somebody counts runs when it is counted, and
 * they are counted in their order. All of them see the rows as they were before the statement, so no two may write the
 * same row; foreign keys are checked at its end.
 */
export function joined(groups: readonly (readonly Statement[])[], wanted?: Statement): Joined[] {
  const together: Statement[][] = []
  for (const group of groups) {
    const last = together.at(-1)
    if (last && last.length + group.length <= MOST_IN_ONE) last.push(...group)
    else if (group.length > 0) together.push([...group])
  }
  return together.map((statements) => joinedAsOne(statements, wanted))
}

function joinedAsOne(statements: readonly Statement[], wanted: Statement | undefined): Joined {
  const isWanted = wanted !== undefined && statements.includes(wanted)
  const [only] = statements
  if (only && statements.length === 1) return { ...only, isWanted }
  const params: unknown[] = []
  const parts = statements.map(({ sql, params: own, name }, at) => {
    const before = params.length
    params.push(...own)
    const numbered = sql.replaceAll(/\$(\d+)/g, (_, place: string) => `$${Number(place) + before}`)
    return { sql: answering(numbered.trim()), name: name ?? `part_${at}` }
  })
  const written = parts.map(({ name }) => `(select count(*) from ${name})`)
  const answer = parts[isWanted ? statements.indexOf(wanted) : parts.length - 1]?.name
  const all = parts.map(({ name, sql }) => `${name} as (${sql})`)
  return {
    sql: `with ${all.join(',\n')}\nselect ${answer}.* from ${answer} where ${written.join(' + ')} >= 0`,
    params,
    isWanted,
  }
}

/** A part that returns nothing cannot be counted. */
function answering(sql: string): string {
  return /^select\b|\breturning\b/i.test(sql) ? sql : `${sql} returning 1`
}
