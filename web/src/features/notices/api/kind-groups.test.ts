import { ALERT_KINDS } from '@tranquera/contracts/alert-kinds'
import { expect, test } from 'vitest'
import { SUBJECTS, subjectOf } from './kind-groups.ts'

test('every notice stands under what it is about', () => {
  const told = (subject: string) => ALERT_KINDS.filter((kind) => subjectOf(kind) === subject)
  expect(told('guests')).toContain('human_wanted')
  expect(told('money')).toContain('mercado_pago_unauthorized')
  expect(told('calendars')).toContain('calendar_stale')
  expect(told('program')).toContain('whatsapp_account')
  expect(SUBJECTS.flatMap(told)).toHaveLength(ALERT_KINDS.length)
})
