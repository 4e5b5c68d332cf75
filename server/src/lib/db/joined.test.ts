import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { joined } from './joined.ts'
import { type Database, type Gathering, RunAgain } from './types.ts'

describe('writes that travel together', () => {
  let db: Database
  let sent: string[] = []

  beforeAll(async () => {
    db = await openTestDatabase({ migrated: false, onStatement: (sql) => sent.push(sql) })
    await db.execute(`
      create table guests (id integer primary key, name text not null);
      create table stays (id integer primary key, guest integer not null references guests);
      create table moves (seq integer generated always as identity, what text primary key);`)
  })
  afterAll(() => db?.close())
  beforeEach(async () => {
    await db.execute('truncate guests, stays, moves')
    sent = []
  })

  const guests: Gathering<{ id: number; name: string }> = {
    writesFor: (items) => [
      {
        name: 'came',
        sql: 'insert into guests select id, name from jsonb_to_recordset($1) as g (id int, name text) returning id',
        params: [JSON.stringify(items)],
      },
      { sql: 'insert into stays select id * 10, id from came', params: [] },
    ],
  }
  const count = async (table: string) => (await db.query(`select 1 from ${table}`)).rowCount

  it('cost one statement and no BEGIN when nothing else was asked', async () => {
    await db.transaction(async (tx) => {
      await tx.gather(guests, { id: 1, name: 'Ana' })
      await tx.gather(guests, { id: 2, name: 'Luz' })
      await tx.later('insert into guests values ($1, $2)', [3, 'Sol'])
    })
    expect(sent).toHaveLength(1)
    expect([await count('guests'), await count('stays')]).toEqual([3, 2])
  })

  it('go with COMMIT after what was asked before', async () => {
    await db.transaction(async (tx) => {
      await tx.query('select 1')
      await tx.gather(guests, { id: 1, name: 'Ana' })
      await tx.later('insert into guests values ($1, $2)', [2, 'Luz'])
    })
    expect(sent).toHaveLength(4)
    expect(await count('guests')).toBe(2)
  })

  it('are gone together when one of them is refused', async () => {
    const refused = db.transaction(async (tx) => {
      await tx.later('insert into guests values ($1, $2)', [1, 'Ana'])
      await tx.later('insert into guests values ($1, $2)', [1, 'Luz'])
    })
    await expect(refused).rejects.toMatchObject({ constraint: 'guests_pkey' })
    expect(await count('guests')).toBe(0)
  })

  it('are written at once outside a transaction', async () => {
    await db.later('insert into guests values ($1, $2)', [1, 'Ana'])
    await db.gather(guests, { id: 2, name: 'Luz' })
    expect(sent).toHaveLength(2)
    expect([await count('guests'), await count('stays')]).toEqual([2, 1])
  })

  it('cost nothing when there is nothing to write', async () => {
    expect(await db.transaction(async () => 'done')).toBe('done')
    expect(sent).toEqual([])
  })

  it('go with a write that cannot wait', async () => {
    await db.transaction(async (tx) => {
      await tx.later('insert into guests values ($1, $2)', [1, 'Ana'])
      const { rows } = await tx.write([
        { sql: 'insert into stays values ($1, $2) returning id', params: [7, 1] },
      ])
      expect(rows).toEqual([{ id: 7 }])
    })
    expect(sent).toHaveLength(3)
    expect([await count('guests'), await count('stays')]).toEqual([1, 1])
  })

  it('are one statement with a write whose answer is wanted', async () => {
    const { rows } = await db.writeWith(
      (tx) => tx.later('insert into guests values ($1, $2)', [1, 'Ana']),
      [{ sql: 'insert into stays values ($1, $2) returning id', params: [7, 1] }],
    )
    expect(rows).toEqual([{ id: 7 }])
    expect(sent).toHaveLength(1)
  })

  it('are not undone with a savepoint they were gathered before', async () => {
    await db.transaction(async (tx) => {
      await tx.later('insert into guests values ($1, $2)', [1, 'Ana'])
      const undone = tx.savepoint(async (inner) => {
        await inner.write([{ sql: 'insert into guests values ($1, $2)', params: [2, 'Luz'] }])
        throw new Error('no')
      })
      await expect(undone).rejects.toThrow('no')
    })
    expect(await count('guests')).toBe(1)
  })

  it('stay apart when there are too many for one statement', () => {
    const one = { sql: 'insert into guests values ($1, $2)', params: [1, 'Ana'] }
    expect(joined(Array.from({ length: 30 }, () => [one]))).toHaveLength(3)
  })

  it('know what a step has written without reading it', async () => {
    await db.transaction(async (tx) => {
      tx.learn('name', 'Ana')
      expect(await tx.once('name', async () => 'read')).toBe('Ana')
      tx.learn('name', undefined)
      expect(await tx.once('name', async () => 'read')).toBe('read')
    })
  })

  describe('in their order', () => {
    const move = (what: string) => ({ sql: 'insert into moves (what) values ($1)', params: [what] })
    const moves = (flags: Partial<Gathering<string>>): Gathering<string> => ({
      ...flags,
      writesFor: (items) => items.map((what) => move(what)),
    })
    const [noted, asked] = [moves({ atCommit: true }), moves({ isLast: true })]
    const written = async () =>
      (await db.query<{ what: string }>('select what from moves order by seq')).rows.map(({ what }) => what)

    it('are written one after the other, and last what others wait for', async () => {
      await db.transaction(async (tx) => {
        await tx.gather(asked, 'job')
        for (const { sql, params } of ['a', 'b', 'c'].map(move)) await tx.later(sql, params)
        await tx.gather(noted, 'note')
      })
      expect(sent).toHaveLength(1)
      expect(await written()).toEqual(['a', 'b', 'c', 'note', 'job'])
    })

    it('leave to the commit what waits for it, in and after a savepoint', async () => {
      await db.transaction(async (tx) => {
        await tx.gather(asked, 'job')
        await tx.gather(noted, 'first')
        await tx.savepoint(async (inner) => {
          await inner.gather(noted, 'second')
          await inner.write([move('at once')])
        })
        await tx.gather(noted, 'third')
        await tx.write([move('then')])
        expect(await tx.query('select what from moves')).toMatchObject({ rowCount: 2 })
      })
      expect(await written()).toEqual(['at once', 'then', 'first', 'second', 'third', 'job'])
    })

    it('answer what was wanted, written before what waits', async () => {
      const answer = await db.writeWith(
        async (tx) => {
          await tx.gather(asked, 'job')
          await tx.later('insert into moves (what) values ($1)', ['before'])
        },
        [{ sql: 'insert into moves (what) values ($1) returning what', params: ['wanted'] }],
      )
      expect(answer).toEqual({ rows: [{ what: 'wanted' }], rowCount: 1 })
      expect(sent).toHaveLength(1)
      expect(await written()).toEqual(['before', 'wanted', 'job'])
    })
  })

  describe('and a savepoint that is run again', () => {
    const name = (id: number) => ({ sql: 'insert into guests values ($1, $2)', params: [id, 'Ana'] })

    it('does all of it again, and nothing of the transaction around it', async () => {
      const runs = { outer: 0, inner: 0 }
      await db.transaction(async (tx) => {
        runs.outer++
        await tx.query('insert into guests values (1, $1)', ['Luz'])
        await tx.savepoint(async (inner) => {
          await inner.write([name(2)])
          await inner.later('insert into guests values ($1, $2)', [3, 'Sol'])
          if (++runs.inner < 3) throw new RunAgain(new Error('a code was taken'))
        })
      })
      expect(runs).toEqual({ outer: 1, inner: 3 })
      expect(await count('guests')).toBe(3)
    })

    it('finds the row it missed because that was gathered before', async () => {
      await db.transaction(async (tx) => {
        await tx.later('insert into guests values ($1, $2)', [1, 'Ana'])
        await tx.savepoint((inner) => inner.query('insert into stays values (7, 1)'))
      })
      expect([await count('guests'), await count('stays')]).toEqual([1, 1])
    })

    it('tells of a row that is nowhere', async () => {
      const missing = db.transaction(async (tx) => {
        await tx.later('insert into guests values ($1, $2)', [1, 'Ana'])
        await tx.savepoint((inner) => inner.query('insert into stays values (7, 2)'))
      })
      await expect(missing).rejects.toMatchObject({ constraint: 'stays_guest_fkey' })
    })
  })
})
