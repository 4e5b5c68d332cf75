import { type Answer, ok, refused } from './answers.ts'
import { parseBound } from './dates.ts'
import { presentPayment } from './present.ts'
import type { SandboxPayment, SandboxState } from './state.ts'

const MAX_LIMIT = 100
const DEFAULT_LIMIT = 30

type Query = Readonly<Record<string, string>>
type Dated = 'date_created' | 'date_last_updated' | 'date_approved'

/** The index is behind by `searchLagSeconds`: what a payment is, is known at once only by its number. */
export function searchPayments(state: SandboxState, query: Query): Answer {
  const now = state.now()
  const visibleUntil = now - state.settings.searchLagSeconds * 1000
  if (query.range && state.settings.refuseWindowSearch) return refused(400, 'invalid range')
  const bounds = readBounds(query, now)
  if (!bounds) return refused(400, 'invalid range: begin_date and end_date')
  const found = Object.values(state.data.payments)
    .filter((payment) => payment.createdAt <= visibleUntil)
    .filter((payment) => matches(state, payment, query))
    .filter((payment) => {
      const at = dateOf(payment, bounds.by)
      return at !== null && at >= bounds.begin && at <= bounds.end
    })
  const by = datedBy(query.sort)
  const direction = query.criteria === 'asc' ? 1 : -1
  found.sort((a, b) => direction * ((dateOf(a, by) ?? 0) - (dateOf(b, by) ?? 0) || a.id - b.id))
  const limit = Math.min(MAX_LIMIT, positive(query.limit) ?? DEFAULT_LIMIT)
  const offset = positive(query.offset) ?? 0
  return ok({
    paging: { total: found.length, limit, offset },
    results: found.slice(offset, offset + limit).map((payment) => presentPayment(state, payment)),
  })
}

function matches(state: SandboxState, payment: SandboxPayment, query: Query): boolean {
  const reference = state.data.preferences[payment.preferenceId]?.externalReference
  if (query.external_reference && reference !== query.external_reference) return false
  return !query.status || payment.status === query.status
}

function readBounds(query: Query, now: number): { by: Dated; begin: number; end: number } | undefined {
  const begin = query.begin_date ? parseBound(query.begin_date, now) : Number.NEGATIVE_INFINITY
  const end = query.end_date ? parseBound(query.end_date, now) : Number.POSITIVE_INFINITY
  if (begin === undefined || end === undefined) return undefined
  return { by: datedBy(query.range), begin, end }
}

function datedBy(word: string | undefined): Dated {
  return word === 'date_last_updated' || word === 'date_approved' ? word : 'date_created'
}

function dateOf(payment: SandboxPayment, by: Dated): number | null {
  if (by === 'date_last_updated') return payment.updatedAt
  return by === 'date_approved' ? payment.approvedAt : payment.createdAt
}

function positive(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}
