import { z } from 'zod'
import { parseAmount } from '../../lib/money.ts'
import { type Answer, invalid, isAnswer, ok, refused } from './answers.ts'
import { parseDate } from './dates.ts'
import { presentPreference } from './present.ts'
import type { SandboxPreference, SandboxState } from './state.ts'

type Json = Record<string, unknown>

const REFERENCE = /^[A-Za-z0-9_-]{1,64}$/
const MAX_NOTIFICATION_URL = 248
const MAX_DESCRIPTOR = 13
const MAX_INSTALLMENTS = 36
const DAY_MS = 86_400_000

const itemShape = z.looseObject({
  title: z.string().min(1),
  quantity: z.int().min(1),
  unit_price: z.number().positive(),
  currency_id: z.string().optional(),
})
const identified = z.array(z.looseObject({ id: z.string() }))
const methodsShape = z.looseObject({
  excluded_payment_types: identified.optional(),
  excluded_payment_methods: identified.optional(),
  installments: z.int().min(1).max(MAX_INSTALLMENTS).nullable().optional(),
})
const preferenceShape = z.looseObject({
  external_reference: z.string().optional(),
  notification_url: z.string().nullable().optional(),
  back_urls: z
    .looseObject({ success: z.string(), pending: z.string(), failure: z.string() })
    .partial()
    .optional(),
  auto_return: z.enum(['approved', 'all']).nullable().optional(),
  expires: z.boolean().optional(),
  expiration_date_from: z.string().nullable().optional(),
  expiration_date_to: z.string().nullable().optional(),
  date_of_expiration: z.string().nullable().optional(),
  binary_mode: z.boolean().optional(),
  statement_descriptor: z.string().max(MAX_DESCRIPTOR).optional(),
  metadata: z.record(z.string(), z.unknown()).optional(),
  payer: z.looseObject({ email: z.string().optional() }).optional(),
})

export function createPreference(state: SandboxState, body: Json): Answer {
  const id = `${state.options.collectorId}-${state.options.ids.uuid()}`
  const preference = readPreference(body, { id, createdAt: state.now() })
  if (isAnswer(preference)) return preference
  state.data.preferences[id] = preference
  return ok(presentPreference(state, preference), 201)
}

/** PUT replaces what it names and leaves the rest. */
export function changePreference(state: SandboxState, id: string, body: Json): Answer {
  const current = state.data.preferences[id]
  if (!current) return preferenceMissing(id)
  const changed = readPreference({ ...current.body, ...body }, current)
  if (isAnswer(changed)) return changed
  state.data.preferences[id] = changed
  return ok(presentPreference(state, changed))
}

export function findPreference(state: SandboxState, id: string): Answer {
  const preference = state.data.preferences[id]
  return preference ? ok(presentPreference(state, preference)) : preferenceMissing(id)
}

export function searchPreferences(state: SandboxState, reference: string | undefined): Answer {
  const found = Object.values(state.data.preferences).filter(
    (preference) => reference === undefined || preference.externalReference === reference,
  )
  const elements = found.map((preference) => presentPreference(state, preference))
  return ok({ elements, next_offset: elements.length, total: elements.length })
}

/** Whether a new payment may begin; payments already begun do not ask. */
export function isPayable(preference: SandboxPreference, nowMs: number): boolean {
  if (!preference.expires) return true
  const begun = preference.expirationFrom === null || nowMs >= preference.expirationFrom
  return begun && (preference.expirationTo === null || nowMs < preference.expirationTo)
}

function preferenceMissing(id: string): Answer {
  return refused(404, `preference_id not found: ${id}`)
}

function readPreference(
  body: Json,
  identity: Pick<SandboxPreference, 'id' | 'createdAt'>,
): SandboxPreference | Answer {
  const items = z.array(itemShape).min(1).safeParse(body.items)
  if (!items.success) return invalid('invalid_items', 'items needed: title, quantity and unit_price > 0')
  const methods = methodsShape.safeParse(body.payment_methods ?? {})
  if (!methods.success) return invalid('invalid_payment_methods', 'payment_methods invalid')
  const fields = preferenceShape.safeParse(body)
  if (!fields.success) return refused(400, describeIssue(fields.error))
  const amount = totalOf(items.data)
  if (amount === undefined) return invalid('invalid_items', 'unit_price must have at most 2 decimals')
  const currency = items.data[0]?.currency_id ?? 'ARS'
  if (currency !== 'ARS') return invalid('invalid_items', 'currency_id invalid: the site MLA charges ARS')

  const dates = readDates(fields.data)
  if (isAnswer(dates)) return dates
  const backUrls = onlyHttps(fields.data.back_urls ?? {})
  const problem = fieldProblem(fields.data, { backUrls, dates, nowMs: identity.createdAt })
  if (problem) return problem
  return {
    ...identity,
    title: items.data.map((item) => item.title).join(', '),
    externalReference: fields.data.external_reference ?? '',
    amount,
    currency,
    notificationUrl: fields.data.notification_url ?? null,
    backUrls,
    autoReturn: fields.data.auto_return ?? null,
    ...dates,
    excludedTypes: (methods.data.excluded_payment_types ?? []).map((type) => type.id),
    excludedMethods: (methods.data.excluded_payment_methods ?? []).map((method) => method.id),
    binaryMode: fields.data.binary_mode ?? false,
    metadata: snakeCased(fields.data.metadata ?? {}),
    payerEmail: fields.data.payer?.email ?? null,
    body,
  }
}

type Fields = z.infer<typeof preferenceShape>
type Dates = Pick<SandboxPreference, 'expires' | 'expirationFrom' | 'expirationTo' | 'couponDeadline'>

function readDates(fields: Fields): Dates | Answer {
  const read = (text: string | null | undefined) => (text == null ? null : parseDate(text))
  const expirationFrom = read(fields.expiration_date_from)
  const expirationTo = read(fields.expiration_date_to)
  const couponDeadline = read(fields.date_of_expiration)
  if (expirationFrom === undefined) return refused(400, 'expiration_date_from invalid')
  if (expirationTo === undefined) return refused(400, 'expiration_date_to invalid')
  if (couponDeadline === undefined) return refused(400, 'date_of_expiration invalid')
  return { expires: fields.expires ?? false, expirationFrom, expirationTo, couponDeadline }
}

function fieldProblem(
  fields: Fields,
  read: { backUrls: SandboxPreference['backUrls']; dates: Dates; nowMs: number },
): Answer | undefined {
  if (fields.external_reference !== undefined && !REFERENCE.test(fields.external_reference)) {
    return refused(400, 'external_reference invalid: at most 64 of A-Z a-z 0-9 _ -')
  }
  if ((fields.notification_url ?? '').length > MAX_NOTIFICATION_URL) {
    return invalid('invalid_notification_url', 'notification_url attribute must be at most 248 characters')
  }
  if (fields.auto_return && !read.backUrls.success) {
    return invalid('invalid_auto_return', 'auto_return invalid. back_url.success must be defined')
  }
  const { couponDeadline } = read.dates
  if (couponDeadline !== null && couponDeadline > read.nowMs + 30 * DAY_MS) {
    return refused(400, 'date_of_expiration invalid: at most 30 days')
  }
  return undefined
}

/** The real API drops the others without a word, and then finds `auto_return` without its address. */
function onlyHttps(urls: NonNullable<Fields['back_urls']>): SandboxPreference['backUrls'] {
  const kept: SandboxPreference['backUrls'] = {}
  for (const outcome of ['success', 'pending', 'failure'] as const) {
    const url = urls[outcome]
    if (url?.startsWith('https://')) kept[outcome] = url
  }
  return kept
}

function totalOf(items: readonly { quantity: number; unit_price: number }[]): number | undefined {
  let total = 0
  for (const item of items) {
    const price = parseAmount(item.unit_price)
    if (price === undefined) return undefined
    total += price * item.quantity
  }
  return total
}

function snakeCased(metadata: Json): Json {
  return Object.fromEntries(
    Object.entries(metadata).map(([key, value]) => [
      key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  )
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0]
  return issue ? `${issue.path.join('.')} invalid: ${issue.message}` : 'invalid body'
}
