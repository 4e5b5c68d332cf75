import { expect, test } from 'vitest'
import { draftedChange, draftOf } from './change-draft.ts'
import { NOTHING_NOTED } from './notes.ts'

const stay = {
  check_in: '2027-01-15',
  check_out: '2027-01-18',
  accommodation_id: 'a',
  guests: { adults: 2, children: 1, babies: 0, pets: 0 },
  contact_name: 'Ana',
  contact_phone: '5491155551234',
  contact_email: null,
  ...NOTHING_NOTED,
}

test('nothing written, nothing sent', () => {
  expect(draftedChange(stay, draftOf(stay))).toEqual({ change: {}, reprices: false })
})

test('a corrected telephone travels alone and reprices nothing', () => {
  const draft = { ...draftOf(stay), phone: '+54 9 11 5555 9999', keepPrice: true }
  expect(draftedChange(stay, draft)).toEqual({
    change: { contact_phone: '+54 9 11 5555 9999' },
    reprices: false,
  })
})

test('a mail that is taken out is sent as none', () => {
  const known = { ...stay, contact_email: 'ana@example.com' }
  expect(draftedChange(known, { ...draftOf(known), email: ' ' }).change).toEqual({ contact_email: null })
})

test('another cabin at an agreed price must be looked at first', () => {
  const draft = { ...draftOf(stay), cabin: 'b', agreed: '$ 300.000', keepPrice: true }
  expect(draftedChange(stay, draft)).toEqual({
    change: { accommodation_id: 'b', total_price: '300000.00', keep_price: true },
    reprices: true,
  })
})
