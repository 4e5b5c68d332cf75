import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { WhatsAppEvent } from '../../features/inbox/domain.ts'
import { parseWhatsAppBytes, parseWhatsAppWebhook } from './inbound.ts'

const head = { from: '5491155551234', id: 'wamid.1', timestamp: '1790000000' }

function parse(value: unknown, field = 'messages'): WhatsAppEvent[] {
  return parseWhatsAppWebhook({
    object: 'whatsapp_business_account',
    entry: [{ id: '1', changes: [{ value, field }] }],
  })
}

function contentOf(message: object): unknown {
  const [event] = parse({ messages: [{ ...head, ...message }] })
  return event?.kind === 'message' ? event.content : event
}

const media = { id: 123, mime_type: 'image/jpeg; x=1', sha256: 'abc=' }
const read = { mediaId: '123', mime: 'image/jpeg', sha256: 'abc=' }

describe('every type a guest may send', () => {
  test.each<[object, object]>([
    [
      { type: 'text', text: { body: 'Hola' } },
      { type: 'text', body: 'Hola' },
    ],
    [
      { type: 'image', image: { ...media, caption: 'dni' } },
      { type: 'image', media: read, caption: 'dni' },
    ],
    [
      { type: 'audio', audio: { ...media, voice: true } },
      { type: 'audio', media: read, voice: true },
    ],
    [
      { type: 'video', video: media },
      { type: 'video', media: read, caption: null },
    ],
    [
      { type: 'document', document: { ...media, filename: 'a.pdf' } },
      { type: 'document', media: read, filename: 'a.pdf', caption: null },
    ],
    [
      { type: 'sticker', sticker: { ...media, animated: false } },
      { type: 'sticker', media: read, animated: false },
    ],
    [
      { type: 'location', location: { latitude: -34.6, longitude: -58.4 } },
      { type: 'location', latitude: -34.6, longitude: -58.4, name: null, address: null },
    ],
    [
      {
        type: 'contacts',
        contacts: [{ name: { formatted_name: 'Juan' }, phones: [{ phone: '+54 9 11', wa_id: '549' }] }],
      },
      { type: 'contacts', requested: false, contacts: [{ name: 'Juan', phones: ['549'] }] },
    ],
    [
      {
        type: 'contacts',
        contacts: [{ origin: 'contact_request', vcard: 'BEGIN:VCARD\nTEL;waid=1:+54 9 11 5555\nEND:VCARD' }],
      },
      { type: 'contacts', requested: true, contacts: [{ name: null, phones: ['+54 9 11 5555'] }] },
    ],
    [
      { type: 'button', button: { payload: 'CONFIRM:1', text: 'Confirmar' } },
      { type: 'choice', source: 'template', id: 'CONFIRM:1', title: 'Confirmar' },
    ],
    [
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'o', title: 'Sí' } } },
      { type: 'choice', source: 'button', id: 'o', title: 'Sí' },
    ],
    [
      {
        type: 'interactive',
        interactive: { type: 'list_reply', list_reply: { id: 'r', title: 'Doble', description: 'x' } },
      },
      { type: 'choice', source: 'list', id: 'r', title: 'Doble' },
    ],
    [
      {
        type: 'interactive',
        interactive: { type: 'nfm_reply', nfm_reply: { name: 'flow', response_json: '{}' } },
      },
      { type: 'flow_reply', name: 'flow', responseJson: '{}' },
    ],
    [
      {
        type: 'interactive',
        interactive: { type: 'call_permission_reply', call_permission_reply: { response: 'accept' } },
      },
      { type: 'call_permission', accepted: true },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } },
      { type: 'reaction', messageId: 'wamid.0', emoji: '👍' },
    ],
    [
      { type: 'reaction', reaction: { message_id: 'wamid.0' } },
      { type: 'reaction', messageId: 'wamid.0', emoji: null },
    ],
    [
      { type: 'order', order: { catalog_id: '9', text: '', product_items: [{}, {}] } },
      { type: 'order', catalogId: '9', text: null, items: 2 },
    ],
    [
      {
        type: 'edit',
        edit: { original_message_id: 'wamid.0', message: { type: 'text', text: { body: 'no' } } },
      },
      { type: 'edit', originalMessageId: 'wamid.0', body: 'no' },
    ],
    [
      { type: 'revoke', revoke: { original_message_id: 'wamid.0' } },
      { type: 'revoke', originalMessageId: 'wamid.0' },
    ],
    [
      {
        type: 'unsupported',
        errors: [{ code: 131051, title: 'Message type unknown', error_data: { details: 'no' } }],
        unsupported: { type: 'poll_creation' },
      },
      {
        type: 'unsupported',
        what: 'poll_creation',
        errors: [{ code: 131051, title: 'Message type unknown', detail: 'no' }],
      },
    ],
    [
      { type: 'unknown', errors: [{ code: 501, details: 'old' }] },
      { type: 'unsupported', what: null, errors: [{ code: 501, title: 'error', detail: 'old' }] },
    ],
    [{ type: 'image' }, { type: 'unsupported', what: 'image', errors: [] }],
    [
      { type: 'hologram', hologram: {} },
      { type: 'unknown', providerType: 'hologram' },
    ],
    [{ type: 'toString' }, { type: 'unknown', providerType: 'toString' }],
  ])('%j', (message, content) => expect(contentOf(message)).toEqual(content))
})

describe('the shapes of a value', () => {
  test('all entries, changes, messages and statuses are read, in order', () => {
    const message = (id: string) => ({ ...head, id, type: 'text', text: { body: id } })
    const status = {
      id: 'wamid.9',
      status: 'read',
      timestamp: '1790000005',
      recipient_id: '549',
      biz_opaque_callback_data: 'bk',
    }
    const change = (...ids: string[]) => ({
      field: 'messages',
      value: { messages: ids.map(message), statuses: [status] },
    })
    const events = parseWhatsAppWebhook({
      entry: [{ changes: [change('a', 'b'), change('c')] }, { changes: [change('d')] }],
    })
    expect(events.map((one) => (one.kind === 'message' ? one.id : one.kind))).toEqual([
      'a',
      'b',
      'status',
      'c',
      'status',
      'd',
      'status',
    ])
    expect(events[2]).toMatchObject({
      status: 'read',
      correlationId: 'bk',
      recipient: { waId: '549', bsuid: null },
    })
  })

  test('a strange message hides none of its neighbours', () => {
    const kinds = parse({
      messages: [
        { type: 'text' },
        7,
        { ...head, timestamp: 'soon', type: 'text' },
        { ...head, type: 'text', text: { body: 'x' } },
      ],
    })
    expect(kinds.map((one) => one.kind)).toEqual(['unknown', 'unknown', 'unknown', 'message'])
  })

  test('a guest with a username has no number', () => {
    const [event] = parse({
      contacts: [{ profile: { name: 'Ana', username: '@ana' }, user_id: 'AR.1' }],
      messages: [
        { id: 'wamid.1', timestamp: '1790000000', from_user_id: 'AR.1', type: 'text', text: { body: 'x' } },
      ],
    })
    expect(event).toMatchObject({
      sender: { waId: null, bsuid: 'AR.1', profileName: 'Ana', username: '@ana' },
    })
  })

  test.each([
    [
      { type: 'user_changed_number', wa_id: '549222', user_id: 'AR.2' },
      { waId: '549222', bsuid: 'AR.2' },
      null,
    ],
    [{ type: 'customer_changed_number', new_wa_id: '549222' }, { waId: '549222', bsuid: null }, null],
    [
      { type: 'user_changed_user_id', user_id: 'AR.2', previous_user_id: 'AR.1' },
      { waId: null, bsuid: 'AR.2' },
      'AR.1',
    ],
  ])('a change of identity: %j', (system, current, bsuid) => {
    const [event] = parse({ messages: [{ ...head, type: 'system', system }] })
    expect(event).toMatchObject({
      kind: 'identity_changed',
      previous: { waId: '5491155551234', bsuid },
      current,
    })
  })

  test('errors alone, and errors beside a message that could not be rendered', () => {
    expect(parse({ errors: [{ code: 130429, title: 'Rate limit hit' }] })).toMatchObject([
      { kind: 'value_errors', errors: [{ code: 130429 }] },
    ])
    const both = parse({
      messages: [{ ...head, type: 'interactive' }],
      errors: [{ code: 131000, title: 'x' }],
    })
    expect(both).toMatchObject([
      { kind: 'message', content: { type: 'unsupported' } },
      { kind: 'value_errors' },
    ])
  })

  test.each([
    [
      'account_update',
      { event: 'ACCOUNT_RESTRICTION', restriction_info: [{ restriction_type: 'X' }] },
      'critical',
    ],
    ['account_update', { event: 'DISABLED_UPDATE', ban_info: { waba_ban_state: 'REINSTATE' } }, 'info'],
    [
      'message_template_status_update',
      { event: 'PAUSED', message_template_name: 't', reason: null },
      'warning',
    ],
    [
      'message_template_status_update',
      { event: 'APPROVED', message_template_name: 't', reason: 'NONE' },
      'info',
    ],
    ['message_template_quality_update', { new_quality_score: 'RED' }, 'warning'],
    ['template_category_update', { new_category: 'MARKETING' }, 'warning'],
  ])('%s %j is %s', (field, value, severity) => {
    expect(parse(value, field)).toMatchObject([{ kind: 'account_alert', topic: field, severity }])
  })

  test('marketing preferences and answers of the host from the phone', () => {
    expect(
      parse(
        { user_preferences: [{ wa_id: '549', category: 'marketing_messages', value: 'stop', timestamp: 1 }] },
        'user_preferences',
      ),
    ).toMatchObject([{ kind: 'marketing_preference', waId: '549', allowed: false }])
    const echo = {
      from: '1',
      to: '549',
      id: 'wamid.e',
      timestamp: '1790000000',
      type: 'text',
      text: { body: 'Soy Marta' },
    }
    expect(parse({ message_echoes: [echo] }, 'smb_message_echoes')).toMatchObject([
      { kind: 'host_replied', to: { waId: '549' }, body: 'Soy Marta' },
    ])
  })

  test('unknown fields and unreadable bodies are kept as unknown', () => {
    expect(parse({ user_actions: [{}] })).toMatchObject([{ kind: 'unknown', field: 'messages' }])
    expect(parse({}, 'calls')).toMatchObject([{ kind: 'unknown', field: 'calls' }])
    expect(parseWhatsAppBytes(Buffer.from('<html>'))).toMatchObject([{ kind: 'unknown', reason: 'no JSON' }])
  })

  test('nothing makes it throw', () => {
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.record({
        id: fc.jsonValue(),
        timestamp: fc.jsonValue(),
        type: fc.constantFrom('text', 'image', 'contacts', 'system', 'interactive'),
        text: fc.jsonValue(),
        contacts: fc.jsonValue(),
        system: fc.jsonValue(),
        interactive: fc.jsonValue(),
      }),
    )
    fc.assert(
      fc.property(fc.array(strange), fc.jsonValue(), (messages, contacts) => {
        expect(parse({ messages, contacts, statuses: messages }).length).toBeGreaterThan(0)
      }),
    )
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        expect(Array.isArray(parseWhatsAppWebhook(body))).toBe(true)
      }),
    )
  })
})
