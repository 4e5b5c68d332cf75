import { z } from 'zod'

/** What a notification points at. Never what happened: that is read back from the API. */
type NotificationHint =
  | { readonly kind: 'payment'; readonly paymentId: string }
  | { readonly kind: 'merchant_order'; readonly orderId: string }
  | {
      readonly kind: 'chargeback'
      readonly chargebackId: string | null
      readonly paymentId: string | null
    }
  /** A dispute was opened; its payment is found by the reconciler. */
  | { readonly kind: 'claim'; readonly claimId: string }
  /** Fraud suspected: do not hand over the key. Sent once, without retries. */
  | {
      readonly kind: 'stop_delivery'
      readonly paymentId: string | null
      readonly orderId: string | null
    }
  | { readonly kind: 'ignored'; readonly topic: string }

export interface ParsedNotification {
  readonly hint: NotificationHint
  /**
   * The legacy form (`?topic=&id=`), whose signature cannot be checked. Answer it 200 and treat it as a hint:
   * a 401 would only bring it back for days.
   */
  readonly isLegacy: boolean
  /** `data.id` of the query: the part that is signed. */
  readonly signedId: string | undefined
  /** The provider's number of this notification, for the log; duplicates may carry another. */
  readonly notificationId: string | null
  readonly action: string | null
  /** The seller's account: chooses the owner where there are several. */
  readonly userId: string | null
}

type Query = Readonly<Record<string, unknown>>

/** Ids come as numbers and as strings. Anything that is not a plain word is not an id. */
const word = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine((text) => /^[A-Za-z0-9_-]{1,64}$/.test(text))
  .optional()
  .catch(undefined)
const text = z.string().max(200).optional().catch(undefined)

const bodyShape = z
  .object({
    id: word,
    type: text,
    topic: text,
    action: text,
    user_id: word,
    resource: z.union([z.string(), z.number()]).transform(String).optional().catch(undefined),
    data: z.object({ id: word, payment_id: word, merchant_order: word }).optional().catch(undefined),
  })
  .catch({})

/** Never throws: what cannot be read is ignored by name, so that it is stored and answered 200. */
export function parseNotification(query: Query, body: unknown): ParsedNotification {
  const parsed = bodyShape.parse(body)
  const signedId = queryWord(query, 'data.id') ?? queryWord(query, 'data_id')
  const type = queryText(query, 'type') ?? parsed.type
  const legacyTopic = queryText(query, 'topic') ?? (type ? undefined : parsed.topic)
  const isLegacy = type === undefined && legacyTopic !== undefined
  const resourceId = queryWord(query, 'id') ?? lastSegment(parsed.resource)
  const topic = type ?? legacyTopic ?? ''
  const hint = hintOf(topic, {
    dataId: signedId ?? parsed.data?.id,
    topId: isLegacy ? resourceId : (parsed.id ?? resourceId),
    paymentId: parsed.data?.payment_id,
    orderId: parsed.data?.merchant_order,
  })
  return {
    hint,
    isLegacy,
    signedId,
    notificationId: parsed.id ?? null,
    action: parsed.action ?? null,
    userId: parsed.user_id ?? null,
  }
}

interface Named {
  readonly dataId: string | undefined
  readonly topId: string | undefined
  readonly paymentId: string | undefined
  readonly orderId: string | undefined
}

function hintOf(topic: string, named: Named): NotificationHint {
  const ignored: NotificationHint = { kind: 'ignored', topic: topic || 'unknown' }
  switch (topic) {
    case 'payment': {
      const paymentId = named.dataId ?? named.topId
      return paymentId && isNumber(paymentId) ? { kind: 'payment', paymentId } : ignored
    }
    case 'merchant_order':
    case 'topic_merchant_order_wh': {
      // The order's number stands at the top of the body; `data` has none.
      const orderId = named.topId ?? named.dataId
      return orderId && isNumber(orderId) ? { kind: 'merchant_order', orderId } : ignored
    }
    case 'chargebacks':
    case 'topic_chargebacks_wh':
      return {
        kind: 'chargeback',
        chargebackId: named.dataId ?? named.topId ?? null,
        paymentId: named.paymentId ?? null,
      }
    case 'claim':
    case 'topic_claims_integration_wh': {
      const claimId = named.dataId ?? named.topId
      return claimId ? { kind: 'claim', claimId } : ignored
    }
    case 'stop_delivery_op_wh':
      return { kind: 'stop_delivery', paymentId: named.paymentId ?? null, orderId: named.orderId ?? null }
    default:
      return ignored
  }
}

function isNumber(id: string): boolean {
  return /^\d{1,20}$/.test(id)
}

function queryWord(query: Query, name: string): string | undefined {
  return word.parse(first(query[name]))
}

function queryText(query: Query, name: string): string | undefined {
  return text.parse(first(query[name]))
}

/** A repeated parameter arrives as a list; an intermediary may repeat ours. */
function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value
}

/** The legacy form names its resource by number or by address. */
function lastSegment(resource: string | undefined): string | undefined {
  return word.parse(resource?.split('?')[0]?.split('/').filter(Boolean).at(-1))
}
