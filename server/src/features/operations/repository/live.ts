import type { Database } from '../../../lib/db/types.ts'

/** What changed while somebody looks (migration announce_without_notify). */
export function liveRepository(db: Pick<Database, 'query'>) {
  return {
    async since(
      floor: number,
      told: readonly number[],
    ): Promise<{ readonly id: number; readonly event: unknown }[]> {
      const { rows } = await db.query<{ id: number; event: unknown }>(
        'select id, event from live_events where id > $1 and id <> all($2::bigint[]) order by id',
        [floor, told],
      )
      return rows
    },

    /** Panels are open here for another minute. The number of the last event before. */
    async watch(instance: string): Promise<number> {
      const { rows } = await db.query<{ last: number }>('select watch_live($1) as last', [instance])
      return rows[0]?.last ?? 0
    },

    async unwatch(instance: string): Promise<void> {
      await db.query('select unwatch_live($1)', [instance])
    },

    async wakeOthers(channel: string): Promise<void> {
      await db.query('select pg_notify($1, $2)', [channel, 'look'])
    },
  }
}
