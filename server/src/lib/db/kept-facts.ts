import { setTimeout } from 'node:timers/promises'
import { FactsByKey } from './facts.ts'
import { inOneJourney } from './one-journey.ts'
import type { Database, Db, Gathering } from './types.ts'

/** A moment of the database: nothing that its stamp covers has changed while others see the same stamp. */
export interface Standing {
  readonly stamp: string
  /** Reads each fact once per stamp, whoever asks; takes the gathered writes of several requests along together. */
  readonly db: Db
}

export interface KeptFactsOptions {
  /** What the database says now; changes whenever a fact that is kept does. */
  readonly readStamp: (db: Db) => Promise<string>
  /** Which facts the stamp covers. */
  readonly isCovered: (key: string) => boolean
  /** A committed statement that may have changed one of them. */
  readonly mayChange: (sql: string) => boolean
}

export interface KeptFacts {
  /** At once while the last look is fresh. */
  now(): Standing | Promise<Standing>
  /** Resolves when what was committed before is what every process answers with. */
  knownEverywhere(): Promise<void>
}

/** So long a process may answer without a look: at most so many milliseconds it has not heard of a change elsewhere. */
const FRESH_MS = 25
/** A timer may be early by one, and clocks of two machines do not run alike. */
const MARGIN_MS = 5
/** Ids that nobody has are facts too, and must not fill the memory. */
const MOST_FACTS = 5_000

/**
 * Facts that seldom change, kept between requests. A change made in this process is seen by the next look; whoever made
 * one waits for `knownEverywhere` before it says so, and then no process answers with what was before.
 */
export function keptFacts(database: Database, options: KeptFactsOptions): KeptFacts {
  let known: Standing | undefined
  let freshUntil = 0
  let changes = 0
  database.onWrite((sql) => {
    if (!options.mayChange(sql)) return
    changes++
    freshUntil = 0
  })
  const gather = gatherTogether(database)
  const look = inOneJourney<null, Standing>(async (all) => {
    const [lookedAt, before] = [performance.now(), changes]
    const stamp = await options.readStamp(database)
    const standing =
      known?.stamp === stamp ? known : { stamp, db: remembering({ db: database, gather }, options.isCovered) }
    known = standing
    if (before === changes) freshUntil = lookedAt + FRESH_MS
    return all.map(() => standing)
  })
  return {
    now: () => (known && performance.now() < freshUntil ? known : look(null)),
    knownEverywhere: () => setTimeout(FRESH_MS + MARGIN_MS),
  }
}

function remembering(
  { db, gather }: { readonly db: Db; readonly gather: Db['gather'] },
  isCovered: (key: string) => boolean,
): Db {
  const facts = new FactsByKey()
  const keep = (key: string, fact: Promise<unknown>) => {
    if (!isCovered(key) || facts.size >= MOST_FACTS) return
    facts.set(key, fact)
    fact.catch(() => facts.delete(key))
  }
  return {
    inTransaction: false,
    query: (sql, params) => db.query(sql, params),
    execute: (sql) => db.execute(sql),
    transaction: (work) => db.transaction(work),
    savepoint: (work) => db.savepoint(work),
    afterCommit: (effect) => db.afterCommit(effect),
    later: (sql, params) => db.later(sql, params),
    write: (statements) => db.write(statements),
    writeWith: (prepare, statements) => db.writeWith(prepare, statements),
    gather,
    once<Fact>(key: string, read: () => Promise<Fact>): Promise<Fact> {
      const kept = facts.get<Fact>(key)
      if (kept) return kept
      const reading = read()
      keep(key, reading)
      return reading
    },
    learn(key, fact) {
      if (fact === undefined) facts.delete(key)
      else keep(key, Promise.resolve(fact))
    },
    recall: <Fact>(key: string) => facts.get<Fact>(key),
  }
}

/** What several requests want written in the same moment is one write, committed once. */
function gatherTogether(db: Db): Db['gather'] {
  const journeys = new Map<Gathering<unknown>, (item: unknown) => Promise<null>>()
  const journeyOf = (gathering: Gathering<unknown>) =>
    inOneJourney<unknown, null>(async (items) => {
      await db.transaction(async (tx) => {
        for (const item of items) await tx.gather(gathering, item)
      })
      return items.map(() => null)
    })
  return async <Item>(gathering: Gathering<Item>, item: Item) => {
    const journey = journeys.get(gathering) ?? journeyOf(gathering)
    journeys.set(gathering, journey)
    await journey(item)
  }
}
