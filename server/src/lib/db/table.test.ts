import { describe, expect, it } from 'vitest'
import { column, columns, composed, json, table } from './table.ts'

interface Stay {
  readonly id: string
  readonly beds: readonly string[]
  readonly party: { readonly adults: number; readonly pets: number }
  readonly amount: { readonly of: number; readonly currency: string }
}

const STAYS = table<Stay>('stays', {
  id: column('id'),
  beds: json('beds'),
  party: columns<Stay['party']>({ adults: 'adults', pets: 'pet_count' }),
  amount: composed<Stay['amount'], { total: number; currency: string }>({
    columns: ['total', 'currency'],
    write: ({ of, currency }) => ({ total: of, currency }),
    read: ({ total, currency }) => ({ of: total, currency }),
  }),
})
const stay: Stay = {
  id: 's1',
  beds: ['double'],
  party: { adults: 2, pets: 1 },
  amount: { of: 900, currency: 'ARS' },
}

describe('a table', () => {
  it('lists its columns, under an alias when asked', () => {
    expect(STAYS.select()).toBe('id, beds, adults, pet_count, total, currency')
    expect(STAYS.select('s')).toContain('s.pet_count, s.total')
  })

  it('inserts every field, and what is given besides', () => {
    expect(STAYS.insert(stay, { property_id: 'p1' })).toEqual([
      'insert into stays (property_id, id, beds, adults, pet_count, total, currency) values ($1, $2, $3, ' +
        '$4, $5, $6, $7)',
      ['p1', 's1', '["double"]', 2, 1, 900, 'ARS'],
    ])
  })

  it('changes only the fields it is given', () => {
    expect(STAYS.sets({ party: { adults: 3, pets: 0 } }, 2)).toEqual({
      sql: 'adults = $2, pet_count = $3',
      params: [3, 0],
    })
  })

  it('reads what it wrote', () => {
    const row = { id: 's1', beds: ['double'], adults: 2, pet_count: 1, total: 900, currency: 'ARS' }
    expect(STAYS.read(row)).toEqual(stay)
  })
})
