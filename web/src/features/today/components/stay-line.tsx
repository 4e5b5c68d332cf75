import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import {
  BadgeDollarSign,
  DoorOpen,
  LogOut,
  MessageCircle,
  Phone,
} from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useChannelName } from '../../../lib/channel-name.ts'
import { todayInArgentina } from '../../../lib/clock.ts'
import { phoneDigits } from '../../../lib/contact.ts'
import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { moveReservation, useReservation } from '../../reservations/api/reservations-api.ts'
import { ChargeSheet } from '../../reservations/components/charge-sheet.tsx'
import type { PresentStay } from '../api/today-api.ts'

type DoorMove = 'check-in' | 'check-out'

interface StayLineProps {
  readonly stay: PresentStay
  readonly move?: DoorMove | undefined
  readonly note?: ReactNode
}

/** One stay at the door: who, where, what is owed, and what one does about it there. */
export function StayLine({ stay, move, note }: StayLineProps) {
  const { t } = usePanelText()
  const { day, stay: writeStay } = useWriting()
  const people = stay.guests === null ? undefined : t('today.people', { count: stay.guests })
  const when =
    stay.check_in > todayInArgentina()
      ? writeStay(stay.check_in, stay.check_out)
      : move === 'check-out'
        ? t('today.from', { day: day(stay.check_in) })
        : t('today.until', { day: day(stay.check_out) })
  return (
    <li data-testid="stay-line" className="px-4 py-3 sm:px-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-medium break-words">
            {stay.code ? (
              <Link
                to="/admin/reservations/$code"
                params={{ code: stay.code }}
                className="underline-offset-4 hover:underline"
              >
                {stay.label}
              </Link>
            ) : (
              stay.label
            )}
          </p>
          <p className="text-sm text-muted">
            {[stay.accommodation_name, people, when].filter(Boolean).join(' · ')}
          </p>
        </div>
        <Owed stay={stay} note={note} />
      </div>
      <LineActions stay={stay} move={move} />
    </li>
  )
}

function Owed({ stay, note }: { stay: PresentStay; note: ReactNode }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const channelName = useChannelName()
  return (
    <span className="shrink-0 text-right text-sm">
      {note && <span className="block font-medium text-warn">{note}</span>}
      {stay.due_amount === null && (
        <span className="text-muted">{t('today.platform_pays', { channel: channelName(stay.channel) })}</span>
      )}
      {stay.due_amount !== null &&
        (toCents(stay.due_amount) > 0 ? (
          <span className="font-semibold whitespace-nowrap text-bad tabular-nums">
            {t('reservations.owes', {
              amount: money(stay.due_today ?? stay.due_amount, stay.currency ?? 'ARS'),
            })}
          </span>
        ) : (
          <span className="text-good">{t('reservations.paid_all')}</span>
        ))}
    </span>
  )
}

function LineActions({ stay, move }: Pick<StayLineProps, 'stay' | 'move'>) {
  const { t } = usePanelText()
  const digits = phoneDigits(stay.contact_phone)
  const [isCharging, setCharging] = useState(false)
  if (!stay.code) return null
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      {move && <MoveButton stay={stay} code={stay.code} move={move} />}
      {toCents(stay.due_amount ?? '0') > 0 && (
        <Button icon={BadgeDollarSign} onClick={() => setCharging(true)}>
          {t('today.charge')}
        </Button>
      )}
      {digits && (
        <>
          <a
            href={`tel:+${digits}`}
            aria-label={t('reservations.call')}
            className={buttonLook('quiet', 'px-3!')}
          >
            <Phone aria-hidden className="size-5" />
          </a>
          <a
            href={`https://wa.me/${digits}`}
            target="_blank"
            rel="noreferrer"
            aria-label={t('reservations.whatsapp')}
            className={buttonLook('quiet', 'px-3!')}
          >
            <MessageCircle aria-hidden className="size-5" />
          </a>
        </>
      )}
      {isCharging && <ChargeHere code={stay.code} onClose={() => setCharging(false)} />}
    </div>
  )
}

/** Whoever leaves and was never noted as here has come all the same: one tap notes both. */
function MoveButton({ stay, code, move }: { stay: PresentStay; code: string; move: DoorMove }) {
  const { t } = usePanelText()
  const act = useAct({
    run: async (steps: readonly DoorMove[]) => {
      for (const step of steps) await moveReservation(code, step)
    },
    done: () => t(`reservations.done.${move === 'check-in' ? 'arrived' : 'left'}`),
  })
  const isComing = stay.status === 'confirmed'
  const isHere = stay.status === 'checked_in'
  if (move === 'check-in' ? !isComing : !isComing && !isHere) return null
  const steps: DoorMove[] = move === 'check-out' && isComing ? ['check-in', 'check-out'] : [move]
  return (
    <Button
      look="primary"
      icon={move === 'check-in' ? DoorOpen : LogOut}
      disabled={act.isPending}
      onClick={() => act.mutate(steps)}
    >
      {t(move === 'check-in' ? 'today.arrived' : 'today.left')}
    </Button>
  )
}

/** Asks for the whole stay first: how much a deposit is does not stand in the day's list. */
function ChargeHere({ code, onClose }: { code: string; onClose(): void }) {
  const stay = useReservation(code)
  return stay.data ? <ChargeSheet stay={stay.data} onClose={onClose} /> : null
}
