import { decisionsView, todayView } from '@tranquera/contracts/today'
import type { z } from 'zod'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { formatAmount } from '../../../lib/money.ts'
import type { DoorRow } from '../repository/door.ts'
import type { WaitingRow } from '../repository/waiting.ts'
import type { TodayService } from '../service/today.ts'

export interface TodayRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly today: (db: Db) => TodayService
}

type Decision = z.output<typeof decisionsView>['items'][number]

export function todayRoutes(deps: TodayRouteDeps): Routes {
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/today',
      id: 'getToday',
      summary: 'Shows who arrives, leaves and stays today, and which holds wait for money.',
      tag: 'Home',
      guard: deps.guards.reader,
      schema: { response: { 200: todayView } },
      handler: async () => {
        const door = await deps.today(deps.db).door()
        return {
          date: door.date,
          generated_at: formatInstant(door.now, deps.zone),
          arrivals: door.arrivals.map(presentStay),
          departures: door.departures.map(presentStay),
          in_house: door.inHouse.map(presentStay),
          holds: door.holds.flatMap((hold) =>
            hold.expires_at
              ? [{ ...presentStay(hold), expires_at: formatInstant(hold.expires_at, deps.zone) }]
              : [],
          ),
          cabins: door.cabins.map(({ id, name, state }) => ({
            accommodation_id: id,
            accommodation_name: name,
            state,
          })),
        }
      },
    })

    operation(app, {
      method: 'GET',
      url: '/admin/decisions',
      id: 'listDecisions',
      summary: 'Lists everything that waits for a person, the oldest first.',
      tag: 'Home',
      guard: deps.guards.reader,
      schema: { response: { 200: decisionsView } },
      handler: async () => {
        const rows = await deps.today(deps.db).decisions()
        return { items: rows.map((row) => presentDecision(row, deps.zone)) }
      },
    })
  }
}

function presentStay(row: DoorRow) {
  const { total, due, due_today: today, expires_at: _deadline, ...shown } = row
  return {
    ...shown,
    total_price: total === null ? null : formatAmount(total),
    due_amount: due === null ? null : formatAmount(due),
    due_today: today === null ? null : formatAmount(today),
  }
}

function presentDecision(row: WaitingRow, zone: string): Decision {
  return {
    id: row.id,
    kind: kindOf(row),
    alert_kind: row.source === 'alert' ? row.sort : null,
    about: row.about,
    since: formatInstant(row.since, zone),
    title: row.title,
    detail: row.detail,
    amount: row.amount === null ? null : formatAmount(row.amount),
    currency: row.currency,
    conversation_id: row.conversation_id,
    reservation_code: row.reservation_code,
    accommodation_name: row.accommodation_name,
    file_url: row.source === 'payment_proof' && row.media_key ? `/api/v1${pathOf(row, 'file')}` : null,
    entity: row.source,
    entity_id: row.id,
    actions: actionsOf(row),
  }
}

const KINDS = {
  conversation: 'guest_waiting',
  question: 'unanswered_question',
  payment_proof: 'receipt',
  conflict: 'conflict',
  feed: 'unreadable_event',
} as const

/** Kinds of alerts that the owner knows by another word; the first that fits. */
const ALERT_KINDS: readonly (readonly [RegExp, Decision['kind']])[] = [
  [/^payment_late/, 'late_money'],
  [/^refund_/, 'refund_by_hand'],
  [/^payment_/, 'refused_money'],
  [/not_delivered$/, 'message_not_delivered'],
  [/unreadable/, 'unreadable_event'],
]

function kindOf(row: WaitingRow): Decision['kind'] {
  if (row.source !== 'alert') return KINDS[row.source]
  return ALERT_KINDS.find(([pattern]) => pattern.test(row.sort))?.[1] ?? 'alert'
}

const FOLDERS = {
  conversation: 'conversations',
  question: 'unanswered-questions',
  payment_proof: 'payment-proofs',
  conflict: 'conflicts',
  feed: 'feeds',
  alert: 'alerts',
} as const

function pathOf(row: WaitingRow, call: string): string {
  return `/admin/${FOLDERS[row.source]}/${row.id}/${call}`
}

function actionsOf(row: WaitingRow): Decision['actions'] {
  const post = (name: Decision['actions'][number]['name'], call: string) =>
    ({ name, method: 'POST', path: pathOf(row, call) }) as const
  switch (row.source) {
    case 'conversation':
      return [post('answer', 'messages'), post('take', 'takeover'), post('release', 'release')]
    case 'question':
      return [post('answer', 'answer')]
    case 'payment_proof':
      return [
        { name: 'look', method: 'GET', path: pathOf(row, 'file') },
        post('approve', 'approve'),
        post('reject', 'reject'),
      ]
    case 'conflict':
      return [post('resolve', 'resolve')]
    case 'feed':
      return [post('retry', 'sync')]
    case 'alert':
      return row.refund_id
        ? [{ name: 'classify', method: 'POST', path: `/admin/refunds/${row.refund_id}/classify` }]
        : [post('resolve', 'resolve')]
  }
}
