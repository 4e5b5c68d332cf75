import { z } from 'zod'
import type { Sender, WhatsAppEvent } from '../../features/inbox/domain.ts'
import { type Instant, instantFromMs } from '../../lib/clock.ts'
import { parseOutsideJson } from '../../lib/storable-text.ts'
import { accountEvent } from './account-events.ts'
import { contentOf, providerErrors } from './inbound-content.ts'
import {
  type ContactNode,
  callNode,
  change,
  contactNode,
  contentNodes,
  echoNode,
  envelope,
  type MessageHead,
  messageHead,
  messagesValue,
  preferenceNode,
  statusNode,
} from './inbound-schema.ts'

type MessagesValue = z.infer<typeof messagesValue>

/**
 * Everything in one webhook body, in its order. Never throws: what cannot be read becomes `unknown` and is acknowledged
 * all the same, because Meta repeats a refused webhook for 7 days.
 */
export function parseWhatsAppWebhook(body: unknown): WhatsAppEvent[] {
  const parsed = envelope.safeParse(body)
  if (!parsed.success) return [unknownEvent(null, 'no WhatsApp envelope')]
  return parsed.data.entry.flatMap((entry) => (entry.changes ?? []).flatMap(eventsOfChange))
}

/** Of the raw bytes; a body that is no JSON is one `unknown` event. */
export function parseWhatsAppBytes(rawBytes: Uint8Array): WhatsAppEvent[] {
  try {
    return parseWhatsAppWebhook(parseOutsideJson(Buffer.from(rawBytes).toString('utf8')))
  } catch {
    return [unknownEvent(null, 'no JSON')]
  }
}

function eventsOfChange(raw: unknown): WhatsAppEvent[] {
  const parsed = change.safeParse(raw)
  if (!parsed.success) return [unknownEvent(null, 'change without a field')]
  const { field } = parsed.data
  const value = messagesValue.safeParse(parsed.data.value)
  if (!value.success) return [unknownEvent(field, 'value is no object')]
  const phoneNumberId = value.data.metadata?.phone_number_id ?? null
  switch (field) {
    case 'messages':
      return eventsOfMessages(value.data, phoneNumberId)
    case 'smb_message_echoes':
      return each(value.data.message_echoes, { schema: echoNode, field: field }, (echo) => ({
        kind: 'host_replied',
        phoneNumberId,
        id: echo.id,
        at: instantOf(echo.timestamp),
        to: { waId: echo.to ?? null, bsuid: echo.to_user_id ?? null },
        body: echo.text?.body ?? null,
      }))
    case 'calls':
      return callEvents(value.data, phoneNumberId) ?? [unknownEvent(field, 'no calls')]
    case 'user_preferences':
      return each(value.data.user_preferences, { schema: preferenceNode, field: field }, (one) => ({
        kind: 'marketing_preference',
        waId: one.wa_id ?? null,
        bsuid: one.user_id ?? null,
        allowed: one.value !== 'stop',
      }))
    default:
      return [accountEvent(field, value.data) ?? unknownEvent(field, 'a field this version does not use')]
  }
}

/** A ring of the guest's, once per call: hanging up is told as well, and says nothing new. */
function callEvents(value: MessagesValue, phoneNumberId: string | null): WhatsAppEvent[] | undefined {
  if (!value.calls?.length) return undefined
  const contacts = (value.contacts ?? []).flatMap((raw) => contactNode.safeParse(raw).data ?? [])
  return each(value.calls, { schema: callNode, field: 'calls' }, (call) => {
    if (call.direction === 'BUSINESS_INITIATED') return unknownEvent('calls', 'a call of our own')
    return {
      kind: 'message',
      phoneNumberId,
      id: call.id,
      at: instantOf(call.timestamp),
      sender: senderOf(call, contacts),
      content: { type: 'call' },
      context: null,
      referral: null,
      groupId: null,
    }
  })
}

function eventsOfMessages(value: MessagesValue, phoneNumberId: string | null): WhatsAppEvent[] {
  const contacts = (value.contacts ?? []).flatMap((raw) => contactNode.safeParse(raw).data ?? [])
  const events = [
    ...each(value.messages, { schema: messageHead, field: 'messages' }, (head) =>
      messageEvent(head, contacts, phoneNumberId),
    ),
    ...each(value.statuses, { schema: statusNode, field: 'messages' }, (status) =>
      statusEvent(status, phoneNumberId),
    ),
  ]
  const errors = providerErrors(value.errors)
  if (errors.length > 0) events.push({ kind: 'value_errors', phoneNumberId, errors })
  return events.length > 0 ? events : [unknownEvent('messages', 'neither messages nor statuses nor errors')]
}

/** Reads each item by itself, so that one strange item hides none of its neighbours. */
function each<T>(
  items: readonly unknown[] | null | undefined,
  { schema, field }: { readonly schema: z.ZodType<T>; readonly field: string },
  read: (item: T) => WhatsAppEvent,
): WhatsAppEvent[] {
  return (items ?? []).map((raw) => {
    const parsed = schema.safeParse(raw)
    if (!parsed.success) return unknownEvent(field, z.prettifyError(parsed.error).replaceAll('\n', ' '))
    try {
      return read(parsed.data)
    } catch (error) {
      return unknownEvent(field, error instanceof Error ? error.message : 'unreadable')
    }
  })
}

function messageEvent(
  head: MessageHead,
  contacts: readonly ContactNode[],
  phoneNumberId: string | null,
): WhatsAppEvent {
  const at = instantOf(head.timestamp)
  const sender = senderOf(head, contacts)
  if (head.type === 'system') {
    const moved = identityEvent(head, { phoneNumberId, at, sender })
    if (moved) return moved
  }
  return {
    kind: 'message',
    phoneNumberId,
    id: head.id,
    at,
    sender,
    content: contentOf(head),
    context: head.context
      ? {
          messageId: head.context.id ?? null,
          forwarded: head.context.forwarded === true || head.context.frequently_forwarded === true,
        }
      : null,
    referral: head.referral
      ? { sourceId: head.referral.source_id ?? null, headline: head.referral.headline ?? null }
      : null,
    groupId: head.group_id ?? null,
  }
}

function senderOf(
  head: Pick<MessageHead, 'from' | 'from_user_id'>,
  contacts: readonly ContactNode[],
): Sender {
  const contact =
    contacts.find((one) => head.from_user_id && one.user_id === head.from_user_id) ??
    contacts.find((one) => head.from && one.wa_id === head.from) ??
    (contacts.length === 1 ? contacts[0] : undefined)
  return {
    waId: head.from ?? contact?.wa_id ?? null,
    bsuid: head.from_user_id ?? contact?.user_id ?? null,
    profileName: contact?.profile?.name ?? null,
    username: contact?.profile?.username ?? null,
  }
}

interface Where {
  readonly phoneNumberId: string | null
  readonly at: Instant
  readonly sender: Sender
}

/** `user_changed_number` in both spellings, and `user_changed_user_id`; other system messages carry no identity. */
function identityEvent(head: MessageHead, where: Where): WhatsAppEvent | undefined {
  const system = contentNodes.system.safeParse(head.system).data
  if (!system) return undefined
  const waId = system.wa_id ?? system.new_wa_id ?? null
  const bsuid = system.user_id ?? null
  if (waId === null && bsuid === null) return undefined
  return {
    kind: 'identity_changed',
    phoneNumberId: where.phoneNumberId,
    id: head.id,
    at: where.at,
    previous: { waId: where.sender.waId, bsuid: system.previous_user_id ?? where.sender.bsuid },
    current: { waId, bsuid },
  }
}

function statusEvent(status: z.infer<typeof statusNode>, phoneNumberId: string | null): WhatsAppEvent {
  const { pricing } = status
  return {
    kind: 'status',
    phoneNumberId,
    messageId: status.id,
    status: status.status,
    at: instantOf(status.timestamp),
    // a group's id stands in the same place and is no person
    recipient: {
      waId: status.recipient_type === 'group' ? null : (status.recipient_id ?? null),
      bsuid: status.recipient_user_id ?? null,
    },
    correlationId: status.biz_opaque_callback_data ?? null,
    errors: providerErrors(status.errors),
    pricing: pricing
      ? { billable: pricing.billable ?? null, category: pricing.category ?? null, type: pricing.type ?? null }
      : null,
  }
}

/** Unix seconds in a string. */
function instantOf(seconds: string): Instant {
  if (!/^\d{1,12}$/.test(seconds)) throw new Error(`timestamp "${seconds}" is not in Unix seconds`)
  return instantFromMs(Number(seconds) * 1000)
}

function unknownEvent(field: string | null, reason: string): WhatsAppEvent {
  return { kind: 'unknown', field, reason }
}
