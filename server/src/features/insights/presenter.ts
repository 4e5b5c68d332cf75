import type { DashboardView } from '@tranquera/contracts/insights'
import { formatInstant, type Instant, secondsBetween } from '../../lib/clock.ts'
import { formatAmount } from '../../lib/money.ts'
import { RESERVATION_STATUSES } from '../reservations/domain/reservation.ts'
import type { StayRow } from './repository.ts'
import type { Dashboard } from './service.ts'

export function presentDashboard(
  board: Dashboard,
  shown: { readonly zone: string; readonly health: DashboardView['health'] },
): DashboardView {
  const { totals, month, day } = board
  const estimated = [
    ...totals.estimated,
    ...(board.byStatus.isEstimated ? ['reservations', 'by_status'] : []),
  ]
  const byStatus = Object.fromEntries(
    RESERVATION_STATUSES.map((status) => [status, board.byStatus.counts.get(status) ?? 0]),
  )
  return {
    today: board.today,
    generated_at: formatInstant(board.now, shown.zone),
    totals: {
      accommodations: totals.accommodations,
      reservations: Object.values(byStatus).reduce((sum, count) => sum + count, 0),
      by_status: byStatus,
      in_house: byStatus.checked_in ?? 0,
      guests: totals.guests,
      conversations: totals.conversations,
      waiting_human: totals.waiting_human,
      unread: totals.unread,
      open_alerts: totals.open_alerts,
      open_conflicts: totals.open_conflicts,
      proofs_waiting: totals.proofs_waiting,
      ...(estimated.length > 0 ? { estimated } : {}),
    },
    month: {
      from: month.from,
      to: month.to,
      currency: month.currency,
      revenue: formatAmount(month.revenue),
      collected: formatAmount(month.collected),
      other_revenue: month.otherRevenue.map(({ currency, amount }) => ({
        currency,
        amount: formatAmount(amount),
      })),
      nights_sold: month.nightsSold,
      nights_external: month.nightsExternal,
      nights_available: month.nightsAvailable,
    },
    month_revenue: formatAmount(month.revenue),
    currency: month.currency,
    occupancy: month.occupancy,
    adr: month.adr === null ? null : formatAmount(month.adr),
    conversion: { days: board.conversion.days, stages: [...board.conversion.stages] },
    last_24h: {
      messages_in: day.messages_in,
      messages_out: day.messages_out,
      conversations: day.conversations,
      reservations: day.reservations,
      confirmed: day.confirmed,
      cancelled: day.cancelled,
      expired: day.expired,
      payments: day.payments,
      collected: formatAmount(day.collected),
    },
    arrivals_today: board.arrivals.map(presentStay),
    departures_today: board.departures.map(presentStay),
    expiring_holds: board.expiringHolds.flatMap((row) =>
      row.expires_at ? [{ ...presentStay(row), ...deadline(row.expires_at, board.now, shown.zone) }] : [],
    ),
    health: shown.health,
  }
}

function presentStay(row: StayRow) {
  return {
    code: row.code,
    accommodation_id: row.accommodation_id,
    accommodation_name: row.accommodation_name,
    contact_name: row.contact_name,
    check_in: row.check_in,
    check_out: row.check_out,
    guests: row.guests,
    status: row.status,
    due_amount: formatAmount(row.due),
    due_today: row.due_today === null ? null : formatAmount(row.due_today),
    currency: row.currency,
  }
}

function deadline(expiresAt: Instant, now: Instant, zone: string) {
  return {
    expires_at: formatInstant(expiresAt, zone),
    seconds_left: Math.max(0, Math.floor(secondsBetween(now, expiresAt))),
  }
}
