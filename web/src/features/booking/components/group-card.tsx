import { Card } from '../../../components/ui/card.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { useBookingText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import type { OwnStay } from '../api/booking-api.ts'

interface GroupCardProps {
  readonly stay: OwnStay
  readonly group: NonNullable<OwnStay['group']>
}

/** No part of the sum below. */
const GONE: readonly OwnStay['status'][] = ['expired', 'cancelled', 'no_show']

/** The cabins that were booked together, who sleeps in which, and what all of them cost. */
export function GroupCard({ stay, group }: GroupCardProps) {
  const { t } = useBookingText()
  const { money } = useWriting()
  const writeParty = useWriteParty()
  return (
    <Card title={t('stay.group')}>
      <ul data-testid="group" className="px-5 pb-2 text-sm">
        {group.reservations.map((one) => (
          <li key={one.code} className="flex justify-between gap-4 py-1.5">
            <span>
              <span className="font-semibold">{one.accommodation_name}</span>{' '}
              <span className="text-muted">{writeParty(one.guests)}</span>
            </span>
            {GONE.includes(one.status) ? (
              <StatusBadge status={one.status} />
            ) : (
              <span className="whitespace-nowrap tabular-nums">{money(one.total_price, stay.currency)}</span>
            )}
          </li>
        ))}
      </ul>
      <p className="flex justify-between gap-4 border-t border-line px-5 pt-2 pb-5 font-semibold">
        <span>{t('book.total')}</span>
        <span className="tabular-nums">{money(group.total_price, stay.currency)}</span>
      </p>
    </Card>
  )
}
