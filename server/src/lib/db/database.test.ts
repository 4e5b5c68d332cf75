import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase } from '../../../test/test-database.ts'
import { toInstant } from '../clock.ts'
import { ConstraintViolation, type Database, isViolationOf } from './types.ts'

describe('the database interface', () => {
  let db: Database

  beforeAll(async () => {
    db = await openTestDatabase({ migrated: false })
    await db.execute(`
      create extension if not exists btree_gist;
      create table notes (
        id integer primary key,
        body text,
        constraint notes_body_not_empty check (body <> ''));
      create table nights (
        cabin integer not null,
        period daterange not null,
        constraint nights_no_overlap exclude using gist (cabin with =, period with &&));`)
  })
  afterAll(() => db?.close())
  beforeEach(() => db.execute('truncate notes, nights'))

  const bodies = async () =>
    (await db.query<{ body: string }>('select body from notes order by id')).rows.map(({ body }) => body)
  const write = (tx: Pick<Database, 'query'>, id: number, body: string) =>
    tx.query('insert into notes (id, body) values ($1, $2)', [id, body])

  it('gives days as text, moments as instants, big integers as numbers, JSON as what it says', async () => {
    const at = toInstant('2026-11-24T12:00:00.123456Z')
    const { rows } = await db.query(
      `select $1::date as day, $2::timestamptz as at, 9007199254740991::bigint as cents, $3::jsonb as json,
          1.5::numeric as rate, $4::bytea as bytes, array['a', 'b'] as list, null::text as nothing`,
      ['2026-12-24', at, { a: [1, null] }, new Uint8Array([0, 255])],
    )
    const row = rows[0] as Record<string, unknown>
    expect(row).toMatchObject({
      day: '2026-12-24',
      cents: Number.MAX_SAFE_INTEGER,
      json: { a: [1, null] },
      rate: 1.5,
      list: ['a', 'b'],
      nothing: null,
    })
    expect(String(row.at)).toBe('2026-11-24T12:00:00.123456Z')
    expect([...(row.bytes as Uint8Array)]).toEqual([0, 255])
  })

  it('runs a transaction again that lost a deadlock', async () => {
    await write(db, 1, 'a')
    await write(db, 2, 'b')
    let meet: () => void = () => {}
    const bothHoldOne = new Promise<void>((resolve) => {
      let here = 0
      meet = () => {
        if (++here === 2) resolve()
      }
    })
    const append = (first: number, second: number, letter: string) =>
      db.transaction(async (tx) => {
        const add = (id: number) => tx.query('update notes set body = body || $2 where id = $1', [id, letter])
        await add(first)
        meet()
        await bothHoldOne
        await add(second)
      })
    await Promise.all([append(1, 2, 'x'), append(2, 1, 'y')])
    for (const body of await bodies()) expect([...body].sort().join('')).toMatch(/^[ab]xy$/)
  })

  it('runs a write again that lost a deadlock outside a transaction', async () => {
    await write(db, 1, 'a')
    await write(db, 2, 'b')
    const added = (id: number, letter: string) => ({
      sql: 'update notes set body = body || $2 where id = $1',
      params: [id, letter],
    })
    const isSomebodyWaiting = async () =>
      (await db.query(`select 1 from pg_locks where not granted and pid <> pg_backend_pid()`)).rowCount > 0
    let written: Promise<unknown> | undefined
    await db.transaction(async (tx) => {
      // The other one notices first, and is the one that loses.
      await tx.execute(`set local deadlock_timeout = '1min'`)
      await tx.write([added(1, 'x')])
      written ??= db.write([added(2, 'y'), added(1, 'y')])
      while (!(await isSomebodyWaiting()));
      await tx.write([added(2, 'x')])
    })
    await written
    expect(await bodies()).toEqual(['axy', 'bxy'])
  })

  it('refuses an integer it could not give exactly', async () => {
    await expect(db.query('select 9007199254740993::bigint as n')).rejects.toThrow(RangeError)
  })

  it('counts the rows a statement changed', async () => {
    await write(db, 1, 'a')
    await write(db, 2, 'b')
    expect((await db.query(`update notes set body = 'c'`)).rowCount).toBe(2)
    expect((await db.query('delete from notes where id = 9')).rowCount).toBe(0)
    expect((await db.query('insert into notes values (3, $1) returning id', ['d'])).rowCount).toBe(1)
  })

  it('keeps a transaction whole or not at all', async () => {
    await db.transaction((tx) => write(tx, 1, 'kept'))
    const undone = db.transaction(async (tx) => {
      await write(tx, 2, 'undone')
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(await bodies()).toEqual(['kept'])
  })

  it('joins the transaction it stands in', async () => {
    const undone = db.transaction(async (outer) => {
      expect(outer.inTransaction).toBe(true)
      await outer.transaction((inner) => write(inner, 1, 'inner'))
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(db.inTransaction).toBe(false)
    expect(await bodies()).toEqual([])
  })

  it('names the constraint that refused, and a savepoint lets the rest go on', async () => {
    await db.transaction(async (tx) => {
      await write(tx, 1, 'first')
      const refused = await tx.savepoint((inner) => write(inner, 2, '')).catch((error: unknown) => error)
      expect(refused).toBeInstanceOf(ConstraintViolation)
      expect(isViolationOf(refused, 'notes_body_not_empty')).toBe(true)
      expect(isViolationOf(refused, 'notes_pkey')).toBe(false)
      await write(tx, 3, 'third')
    })
    expect(await bodies()).toEqual(['first', 'third'])
  })

  it('undoes nested savepoints one by one', async () => {
    await db.transaction(async (tx) => {
      await tx.savepoint(async (outer) => {
        await write(outer, 1, 'outer')
        await outer
          .savepoint(async (inner) => {
            await write(inner, 2, 'inner')
            throw new Error('inner')
          })
          .catch(() => {})
        await write(outer, 3, 'after')
      })
    })
    expect(await bodies()).toEqual(['outer', 'after'])
  })

  it('makes a savepoint outside a transaction a transaction', async () => {
    const undone = db.savepoint(async (tx) => {
      await write(tx, 1, 'a')
      await write(tx, 1, 'a again')
    })
    expect(isViolationOf(await undone.catch((error: unknown) => error), 'notes_pkey')).toBe(true)
    expect(await bodies()).toEqual([])
  })

  it('lets the exclusion constraint decide between two that want the same nights', async () => {
    const take = (period: string) => db.query('insert into nights values (1, $1::daterange)', [period])
    const outcomes = await Promise.allSettled([
      take('[2027-01-01,2027-01-05)'),
      take('[2027-01-04,2027-01-08)'),
    ])
    const refused = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []))
    expect(refused).toHaveLength(1)
    expect(isViolationOf(refused[0], 'nights_no_overlap')).toBe(true)
    await db.execute('truncate nights')
    await Promise.all([take('[2027-01-01,2027-01-05)'), take('[2027-01-05,2027-01-08)')])
  })

  it('gives many transactions their turn at once and loses none', async () => {
    const parallel = Array.from({ length: 30 }, (_, id) =>
      db.transaction(async (tx) => {
        await tx.query('select 1')
        await write(tx, id, 'x')
      }),
    )
    await Promise.all(parallel)
    expect(await bodies()).toHaveLength(30)
    const pool = db.pool()
    expect(pool.waiting).toBe(0)
    expect(pool.idle).toBe(pool.total)
  })

  it('hears what was announced when it was committed, and only then', async () => {
    const heard: string[] = []
    let noteLast = () => {}
    const said = new Promise<void>((resolve) => {
      noteLast = resolve
    })
    const stop = await db.listen('test_channel', (payload) => {
      heard.push(payload)
      if (payload === 'last') noteLast()
    })
    const undone = db.transaction(async (tx) => {
      await tx.query('select pg_notify($1, $2)', ['test_channel', 'rolled back'])
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    await db.transaction(async (tx) => {
      await tx.query('select pg_notify($1, $2)', ['test_channel', 'first'])
      expect(heard).toEqual([])
    })
    await db.query('select pg_notify($1, $2)', ['other_channel', 'elsewhere'])
    await db.query('select pg_notify($1, $2)', ['test_channel', 'last'])
    await said
    expect(heard).toEqual(['first', 'last'])
    await stop()
    await db.query('select pg_notify($1, $2)', ['test_channel', 'nobody listens'])
    await db.query('select 1')
    expect(heard).toEqual(['first', 'last'])
  })

  it('tells whoever shows live what may have been written, whatever stands before it', async () => {
    let heard = 0
    const stop = db.onWrite(() => void heard++)
    await db.query('select 1')
    expect(heard).toBe(0)
    await db.query(`-- a note\n insert into notes values (1, 'a')`)
    await db.query(`/* a\n note */ with x as (select 2 as id) insert into notes select id, 'b' from x`)
    expect(heard).toBe(2)
    stop()
  })

  it('is usable after a statement failed', async () => {
    await expect(db.query('select nonsense')).rejects.toThrow()
    await expect(db.transaction((tx) => tx.query('select nonsense'))).rejects.toThrow()
    expect((await db.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
