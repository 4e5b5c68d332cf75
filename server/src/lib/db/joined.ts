import type { Statement } from './types.ts'

/** Longer ones cost more to plan than they save in journeys. */
const MOST_IN_ONE = 12

/**
 * Several writes as few statements: each but the last becomes a part of WITH. All parts see the rows as they were
 * before the statement, so no two of them may write the same row; foreign keys are checked at its end.
 */
export function joined(groups: readonly (readonly Statement[])[]): Statement[] {
  const together: Statement[][] = []
  for (const group of groups) {
    const last = together.at(-1)
    if (last && last.length + group.length <= MOST_IN_ONE) last.push(...group)
    else if (group.length > 0) together.push([...group])
  }
  return together.map(joinedAsOne)
}

function joinedAsOne(statements: readonly Statement[]): Statement {
  const [only] = statements
  if (only && statements.length === 1) return only
  const params: unknown[] = []
  const parts = statements.map(({ sql, params: own, name }, at) => {
    const before = params.length
    params.push(...own)
    const numbered = sql.replaceAll(/\$(\d+)/g, (_, place: string) => `$${Number(place) + before}`)
    return { sql: numbered.trim(), name: name ?? `part_${at}` }
  })
  const last = parts.at(-1)?.sql ?? ''
  const before = parts.slice(0, -1).map((part) => `${part.name} as (${part.sql})`)
  return { sql: `with ${before.join(',\n')}\n${last}`, params }
}
