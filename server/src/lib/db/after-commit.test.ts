import { describe, expect, it } from 'vitest'
import { createDb } from './connection.ts'

/** An engine that writes down what it is told, and fails its first commits when asked to. */
function recordingDb(options: { readonly lostCommits?: number } = {}) {
  const said: string[] = []
  const reported: unknown[] = []
  let left = options.lostCommits ?? 0
  const db = createDb({
    onEffectError: (error) => reported.push(error),
    acquire: async () => ({
      query: async () => ({ rows: [], rowCount: 0 }),
      async execute(sql) {
        said.push(sql)
        if (sql === 'commit' && left-- > 0) throw Object.assign(new Error('lost'), { code: '40001' })
      },
      release: () => void said.push('released'),
    }),
  })
  return { db, said, reported, effect: (name: string) => () => void said.push(name) }
}

describe('afterCommit', () => {
  it('runs effects in order, after the commit and when the connection is free again', async () => {
    const { db, said, effect } = recordingDb()
    await db.transaction(async (tx) => {
      tx.afterCommit(effect('first'))
      await tx.execute('write')
      await tx.transaction(async (inner) => inner.afterCommit(effect('second')))
      expect(said).toEqual(['begin', 'write'])
    })
    expect(said).toEqual(['begin', 'write', 'commit', 'released', 'first', 'second'])
  })

  it('runs none after a rollback', async () => {
    const { db, said, effect } = recordingDb()
    const undone = db.transaction(async (tx) => {
      tx.afterCommit(effect('never'))
      await tx.execute('write')
      throw new Error('no')
    })
    await expect(undone).rejects.toThrow('no')
    expect(said).toEqual(['begin', 'write', 'rollback', 'released'])
  })

  it('runs them once when an attempt was lost and run again', async () => {
    const { db, said, effect } = recordingDb({ lostCommits: 2 })
    await db.transaction(async (tx) => {
      tx.afterCommit(effect('once'))
      await tx.execute('write')
    })
    expect(said.filter((one) => one === 'begin')).toHaveLength(3)
    expect(said.filter((one) => one === 'once')).toHaveLength(1)
  })

  it('forgets what was asked in a savepoint that was undone, and keeps the rest', async () => {
    const { db, said, effect } = recordingDb()
    await db.transaction(async (tx) => {
      tx.afterCommit(effect('before'))
      await tx
        .savepoint(async (inner) => {
          inner.afterCommit(effect('undone'))
          throw new Error('no')
        })
        .catch(() => undefined)
      await tx.savepoint(async (inner) => inner.afterCommit(effect('kept')))
    })
    expect(said.slice(said.indexOf('released') + 1)).toEqual(['before', 'kept'])
  })

  it('runs an effect at once outside a transaction', () => {
    const { db, said, effect } = recordingDb()
    db.afterCommit(effect('now'))
    expect(said).toEqual(['now'])
  })

  it('does not mind what a counter answers', async () => {
    const { db, reported } = recordingDb()
    await db.transaction(async (tx) => tx.afterCommit(() => ({ counted: 1 }) as never))
    await Promise.resolve()
    expect(reported).toEqual([])
  })

  it('reports what an effect throws, at once or later, and answers all the same', async () => {
    const { db, said, reported, effect } = recordingDb()
    const value = await db.transaction(async (tx) => {
      tx.afterCommit(() => {
        throw new Error('at once')
      })
      tx.afterCommit(async () => {
        throw new Error('later')
      })
      tx.afterCommit(effect('still runs'))
      return 'done'
    })
    await Promise.resolve()
    expect(value).toBe('done')
    expect(said.at(-1)).toBe('still runs')
    expect(reported.map(String)).toEqual(['Error: at once', 'Error: later'])
  })
})
