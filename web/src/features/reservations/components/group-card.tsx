import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Facts, Rows } from '../../../components/ui/facts.tsx'
import { BadgeDollarSign, CircleX } from '../../../components/ui/panel-icons.tsx'
import { Buttons } from '../../../components/ui/sheet.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { toCents } from '../../../lib/money.ts'
import { ALIVE } from '../../../lib/reservation.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import { cancelGroup, type Group, useGroup } from '../api/group-api.ts'
import { CancelSheet } from './cancel-sheet.tsx'
import { ChargeSheet } from './charge-sheet.tsx'

/** The cabins of one booking, what they cost together, and what is done to all of them at once. */
export function GroupCard({ code, current }: { code: string; current: string }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const [open, setOpen] = useState<'charge' | 'cancel'>()
  const group = useGroup(code).data
  if (!group) return null
  const write = (amount: string) => money(amount, group.currency)
  const close = () => setOpen(undefined)
  const [first] = group.reservations.filter((one) => ALIVE.has(one.status))
  return (
    <Card title={t('reservations.group.title')}>
      <div data-testid="group">
        <GroupCabins group={group} current={current} />
        <Facts
          facts={[
            [t('translation:reservation.total'), write(group.total_price)],
            [t('translation:reservation.paid'), write(group.paid_amount)],
            [t('translation:reservation.due'), first && write(group.due_amount)],
            [t('translation:reservation.due_today'), group.due_today && write(group.due_today)],
          ]}
        />
      </div>
      {first && (
        <div className="px-4 pb-5 sm:px-5">
          <Buttons>
            {group.refund_if_cancelled !== null && (
              <Button look="danger" icon={CircleX} onClick={() => setOpen('cancel')}>
                {t('reservations.group.cancel')}
              </Button>
            )}
            {toCents(group.due_amount) > 0 && (
              <Button look="primary" icon={BadgeDollarSign} onClick={() => setOpen('charge')}>
                {t('reservations.group.charge')}
              </Button>
            )}
          </Buttons>
        </div>
      )}
      {first && open === 'charge' && (
        <ChargeSheet stay={{ ...group, code, status: first.status, isGroup: true }} onClose={close} />
      )}
      {open === 'cancel' && (
        <CancelSheet
          title={t('reservations.group.cancel_title', { name: first?.contact_name ?? '' })}
          paid={group.paid_amount}
          byPolicy={group.refund_if_cancelled}
          currency={group.currency}
          run={(body) => cancelGroup(code, body)}
          onClose={close}
        />
      )}
    </Card>
  )
}

function GroupCabins({ group, current }: { group: Group; current: string }) {
  const { money } = useWriting()
  const writeParty = useWriteParty()
  return (
    <Rows className="px-4 pb-2 sm:px-5">
      {group.reservations.map((one) => (
        <li key={one.code} className="flex items-start justify-between gap-3 py-2.5 text-sm">
          <span className="min-w-0">
            {one.code === current ? (
              <span className="font-semibold">{one.accommodation_name}</span>
            ) : (
              <Link
                to="/admin/reservations/$code"
                params={{ code: one.code }}
                className="font-semibold text-link underline underline-offset-4"
              >
                {one.accommodation_name}
              </Link>
            )}
            <span className="block text-muted">{writeParty(one.guests)}</span>
          </span>
          <span className="flex shrink-0 flex-col items-end gap-1">
            <span className="whitespace-nowrap tabular-nums">{money(one.total_price, one.currency)}</span>
            <StatusBadge status={one.status} />
          </span>
        </li>
      ))}
    </Rows>
  )
}
