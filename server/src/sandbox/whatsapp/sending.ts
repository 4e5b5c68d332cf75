import { setTimeout as sleep } from 'node:timers/promises'
import { addSeconds, isBefore, secondsBetween } from '../../lib/clock.ts'
import type { Answer } from '../http.ts'
import { type Refusal, refuse, webhookError } from './graph-error.ts'
import { bsuidOf, resolveDialled } from './guests.ts'
import { renderMessage } from './render.ts'
import { type CheckedSend, checkSend } from './send-checks.ts'
import { type Guest, newWamid, type SentMessage, type State, setTyping, show } from './state.ts'
import type { Webhooks } from './webhooks.ts'

const WINDOW_SECONDS = 24 * 60 * 60
const BSUID = /^[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}$/

/** `POST /{phone_number_id}/messages` with content; `failLater` is the code of an injected late failure. */
export async function acceptSend(
  state: State,
  webhooks: Webhooks,
  request: { readonly body: unknown; readonly failLater?: number | undefined },
): Promise<Answer> {
  const checked = checkSend(request.body)
  if ('code' in checked) return refuse(checked)
  const addressed = addressee(state, checked)
  if ('code' in addressed) return refuse(addressed)
  const { guest, input } = addressed
  const limited = rateRefusal(state, guest)
  if (limited) return refuse(limited)
  const id = newWamid(state)
  const rendered = await renderMessage(state, checked, id)
  if ('code' in rendered && rendered.sync) return refuse(rendered)
  const outside = isFreeFormRefused(state, guest, checked)
  if (outside && state.settings.windowErrors === 'sync') return refuse(WINDOW_CLOSED)

  const late = lateFailure(guest, outside, request.failLater) ?? ('code' in rendered ? rendered : undefined)
  const sent: SentMessage | undefined =
    'code' in rendered
      ? undefined
      : {
          id,
          at: state.options.clock.now(),
          input,
          guest,
          correlationId: checked.envelope.biz_opaque_callback_data ?? null,
          payload: { ...checked.envelope, [checked.content.type]: checked.content.node },
          message: rendered.message,
        }
  if (sent) state.sent.push(sent)
  const outcome = {
    id,
    input,
    guest,
    correlationId: checked.envelope.biz_opaque_callback_data,
    byBsuid: input.includes('.'),
  }
  if (late) reportFailure(state, webhooks, { ...outcome, refusal: late })
  else if (sent) climbLadder(state, webhooks, { ...outcome, sent })
  return { status: 200, body: acceptance(checked, id, guest) }
}

function acceptance(checked: CheckedSend, id: string, guest: Guest): unknown {
  const { to, recipient } = checked.envelope
  const contact =
    to === undefined ? { input: recipient, user_id: recipient } : { input: to, wa_id: guest.waId }
  const status = checked.content.type === 'template' ? { message_status: 'accepted' } : {}
  return { messaging_product: 'whatsapp', contacts: [contact], messages: [{ id, ...status }] }
}

function addressee(state: State, checked: CheckedSend): { guest: Guest; input: string } | Refusal {
  const { to, recipient } = checked.envelope
  if (to === undefined && recipient === undefined)
    return { code: 131008, details: "Parameter 'to' or 'recipient' is mandatory" }
  if (to === undefined) return addresseeByBsuid(state, recipient ?? '')
  const { allowList } = state.settings
  if (allowList && !allowList.has(to.replace(/\D/g, '')))
    return {
      code: 131030,
      details:
        'Recipient phone number not in allowed list: Add recipient phone number to recipient list and try again.',
    }
  if (to.replace(/\D/g, '') === state.displayPhoneNumber)
    return { code: 131021, details: 'Recipient phone number cannot be the same as the sender phone number' }
  const guest = resolveDialled(state, to)
  return guest ? { guest, input: to } : { code: 100, details: `to: '${to}' is not a phone number` }
}

function addresseeByBsuid(state: State, bsuid: string): { guest: Guest; input: string } | Refusal {
  if (!BSUID.test(bsuid)) return { code: 100, details: 'recipient: is not a business-scoped user ID' }
  const guest = [...state.guests.values()].find((one) => one.bsuid === bsuid)
  return guest
    ? { guest, input: bsuid }
    : { code: 100, details: 'recipient: belongs to another business portfolio' }
}

function rateRefusal(state: State, guest: Guest): Refusal | undefined {
  const now = state.options.clock.now()
  const { pairRate, throughputPerSecond } = state.settings
  const within = (seconds: number, of: readonly SentMessage[]) =>
    of.filter((one) => secondsBetween(one.at, now) < seconds).length
  const recent = state.sent.slice(-2000)
  if (throughputPerSecond !== null && within(1, recent) >= throughputPerSecond)
    return {
      code: 130429,
      details:
        'Message failed to send because there were too many messages sent from this phone number in a short ' +
        'period of time.',
      headers: { 'retry-after': '1' },
    }
  const toGuest = recent.filter((one) => one.guest === guest)
  if (pairRate !== null && within(pairRate.perSeconds, toGuest) >= pairRate.messages)
    return {
      code: 131056,
      details:
        'Message failed to send because there were too many messages sent from this phone number to the ' +
        'same phone number in a short period of time.',
    }
  return undefined
}

const WINDOW_CLOSED: Refusal = {
  code: 131047,
  details:
    'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
}

function isFreeFormRefused(state: State, guest: Guest, checked: CheckedSend): boolean {
  if (checked.content.type === 'template') return false
  const { lastInboundAt } = guest
  return (
    lastInboundAt === null || !isBefore(state.options.clock.now(), addSeconds(lastInboundAt, WINDOW_SECONDS))
  )
}

function lateFailure(guest: Guest, outside: boolean, injected: number | undefined): Refusal | undefined {
  if (injected !== undefined) return { code: injected, details: 'Injected failure' }
  if (!guest.onWhatsApp) return { code: 131026, details: 'Message Undeliverable.' }
  return outside ? WINDOW_CLOSED : undefined
}

interface Accepted {
  readonly id: string
  readonly input: string
  readonly guest: Guest
  readonly correlationId: string | undefined
  readonly byBsuid: boolean
}

function reportFailure(
  state: State,
  webhooks: Webhooks,
  accepted: Accepted & { readonly refusal: Refusal },
): void {
  const errors = [webhookError(accepted.refusal.code, accepted.refusal.details)]
  void sendStatus({ state, webhooks }, accepted, { status: 'failed', errors })
}

/** sent, delivered, read: each one a webhook of its own, each one seen on the phone. */
function climbLadder(
  state: State,
  webhooks: Webhooks,
  accepted: Accepted & { readonly sent: SentMessage },
): void {
  const { guest, sent } = accepted
  if (guest.typingUntil) setTyping(state, guest, null)
  show(state, guest, sent.message)
  const { deliveredAfterMs, readAfterMs } = state.pace
  const climb = async () => {
    await sendStatus({ state, webhooks }, accepted, { status: 'sent', ...billing(sent) })
    if (!state.settings.sendDelivered && !state.settings.sendRead) return
    if (state.settings.sendDelivered) {
      if (deliveredAfterMs > 0) await sleep(deliveredAfterMs, undefined, { ref: false })
      sent.message.status = 'delivered'
      show(state, guest, sent.message)
      await sendStatus({ state, webhooks }, accepted, { status: 'delivered', ...billing(sent) })
    }
    if (!state.settings.sendRead) return
    if (readAfterMs > 0) await sleep(readAfterMs, undefined, { ref: false })
    sent.message.status = 'read'
    show(state, guest, sent.message)
    await sendStatus({ state, webhooks }, accepted, { status: 'read', ...billing(sent) })
  }
  webhooks.track(climb())
}

function billing(sent: SentMessage): object {
  const isTemplate = sent.message.type === 'template'
  return {
    pricing: isTemplate
      ? { billable: true, pricing_model: 'PMP', type: 'regular', category: 'utility' }
      : { billable: false, pricing_model: 'PMP', type: 'free_customer_service', category: 'service' },
  }
}

async function sendStatus(
  { state, webhooks }: { readonly state: State; readonly webhooks: Webhooks },
  accepted: Accepted,
  fields: object,
): Promise<void> {
  const { guest } = accepted
  const seconds = Math.floor(state.options.clock.now().epochMilliseconds / 1000)
  await webhooks.send(guest.waId, 'messages', {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: state.displayPhoneNumber, phone_number_id: state.options.phoneId },
    statuses: [
      {
        id: accepted.id,
        timestamp: String(seconds),
        ...(accepted.byBsuid ? {} : { recipient_id: guest.waId }),
        recipient_user_id: bsuidOf(guest.waId),
        ...(accepted.correlationId === undefined ? {} : { biz_opaque_callback_data: accepted.correlationId }),
        ...fields,
      },
    ],
  })
}
