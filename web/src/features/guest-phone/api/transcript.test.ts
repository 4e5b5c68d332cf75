import { expect, test } from 'vitest'
import type { PhoneMessage } from './phone-api.ts'
import { answeredIds, layTranscript, mergeMessage, summarise } from './transcript.ts'

function message(values: Partial<PhoneMessage> & { id: string }): PhoneMessage {
  return {
    from: 'bot',
    at: '2027-01-10T15:00:00Z',
    type: 'text',
    text: 'Hola',
    header_text: null,
    header_image_url: null,
    footer: null,
    media_url: null,
    mime: null,
    filename: null,
    buttons: [],
    list: null,
    cta: null,
    status: 'sent',
    reply_to: null,
    ...values,
  }
}

test('a message sent again with another status replaces itself', () => {
  const first = message({ id: 'a', from: 'guest' })
  const read = { ...first, status: 'read' as const }
  expect(mergeMessage([first, message({ id: 'b' })], read).map((one) => [one.id, one.status])).toEqual([
    ['a', 'read'],
    ['b', 'sent'],
  ])
})

test('days are those of Argentina, and each day opens a new run', () => {
  const items = layTranscript([
    message({ id: 'a', at: '2027-01-11T02:30:00Z' }),
    message({ id: 'b', at: '2027-01-11T02:59:00Z' }),
    message({ id: 'c', at: '2027-01-11T03:01:00Z' }),
  ])
  expect(items.map((item) => (item.kind === 'day' ? item.day : [item.message.id, item.opensRun]))).toEqual([
    '2027-01-10',
    ['a', true],
    ['b', false],
    '2027-01-11',
    ['c', true],
  ])
})

test('a reaction is shown on the bubble it reacts to, not as a bubble', () => {
  const items = layTranscript([
    message({ id: 'a' }),
    message({ id: 'b', type: 'reaction', text: '👍', reply_to: 'a' }),
  ])
  expect(items).toHaveLength(2)
  expect(items[1]).toMatchObject({ kind: 'message', reactions: ['👍'] })
})

test('a tap marks its message as answered, a quoted text does not', () => {
  const answered = answeredIds([
    message({ id: 'x', from: 'guest', type: 'choice', reply_to: 'a' }),
    message({ id: 'y', from: 'guest', reply_to: 'b' }),
  ])
  expect([...answered]).toEqual(['a'])
})

test.each([
  [{ text: 'uno *dos*\ntres' }, 'uno dos'],
  [{ text: null, type: 'document', filename: 'RES1.pdf' }, '📄 RES1.pdf'],
  [{ text: null, type: 'audio' }, '🎤'],
])('%j is quoted as %s', (values, line) => {
  expect(summarise(message({ id: 'a', ...values }))).toBe(line)
})
