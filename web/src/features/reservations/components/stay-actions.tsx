import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import {
  BadgeDollarSign,
  CalendarClock,
  CircleCheck,
  CircleX,
  DoorOpen,
  LogOut,
  MessageCircle,
  Pencil,
  Phone,
  RotateCcw,
  Undo2,
  UserX,
} from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { todayInArgentina } from '../../../lib/clock.ts'
import { phoneDigits } from '../../../lib/contact.ts'
import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type NextStep, nextStep } from '../api/next-step.ts'
import { type Move, moveReservation, type OwnReservation } from '../api/reservations-api.ts'
import { CancelStaySheet } from './cancel-sheet.tsx'
import { ChangeSheet } from './change-sheet.tsx'
import { ChargeSheet } from './charge-sheet.tsx'
import { RefundSheet } from './refund-sheet.tsx'

const STEP_ICONS = {
  charge_deposit: BadgeDollarSign,
  charge_balance: BadgeDollarSign,
  arrived: DoorOpen,
  left: LogOut,
  reopen: RotateCcw,
}

const STEP_MOVES: Partial<Record<NextStep, Move>> = {
  arrived: 'check-in',
  left: 'check-out',
  reopen: 'reopen',
}

type Open = 'charge' | 'refund' | 'change' | 'cancel' | 'confirm' | 'no_show'

/** What may be done with a stay now: first the one thing that comes next, then the rest. */
export function StayActions({ stay }: { stay: OwnReservation }) {
  const { t } = usePanelText()
  const [open, setOpen] = useState<Open>()
  const move = useStayMove(stay.code)
  const close = () => setOpen(undefined)
  const next = nextStep(stay, todayInArgentina())
  const take = (step: NextStep) => {
    const to = STEP_MOVES[step]
    if (to) move.mutate(to)
    else setOpen('charge')
  }
  return (
    <div className="flex flex-wrap gap-2">
      {next && (
        <Button
          look="primary"
          icon={STEP_ICONS[next]}
          disabled={move.isPending}
          onClick={() => take(next)}
          className="max-sm:w-full"
        >
          {t(`reservations.action.${next}`)}
        </Button>
      )}
      <OtherActions stay={stay} next={next} onOpen={setOpen} onMove={(to) => move.mutate(to)} />
      <Reach phone={stay.contact_phone} />
      {open === 'charge' && <ChargeSheet stay={{ ...stay, cabin: cabinOf(stay) }} onClose={close} />}
      {open === 'refund' && <RefundSheet stay={stay} onClose={close} />}
      {open === 'change' && <ChangeSheet stay={stay} onClose={close} />}
      {open === 'cancel' && <CancelStaySheet stay={stay} onClose={close} />}
      <Confirmation
        isOpen={open === 'confirm' || open === 'no_show'}
        title={t(open === 'no_show' ? 'reservations.ask.no_show' : 'reservations.ask.confirm')}
        text={t(open === 'no_show' ? 'reservations.ask.no_show_text' : 'reservations.ask.confirm_text')}
        yes={t('yes')}
        no={t('no')}
        onYes={() => move.mutate(open === 'no_show' ? 'no-show' : 'confirm')}
        onClose={close}
      />
    </div>
  )
}

/** Said of a stay that others were booked with: what is done here is done to it alone. */
function cabinOf(stay: OwnReservation): string | undefined {
  return stay.group_code ? stay.accommodation_name : undefined
}

const MOVE_WORDS = {
  confirm: 'confirm',
  extend: 'extend',
  'check-in': 'arrived',
  'check-out': 'left',
  'no-show': 'no_show',
  'resend-payment': 'resend',
  reopen: 'reopen',
} as const satisfies Record<Move, string>

function useStayMove(code: string) {
  const { t } = usePanelText()
  return useAct({
    run: (move: Move) => moveReservation(code, move),
    done: (_stay, move) => t(`reservations.done.${MOVE_WORDS[move]}`),
  })
}

interface OtherActionsProps {
  readonly stay: OwnReservation
  readonly next: NextStep | undefined
  onOpen(what: Open): void
  onMove(move: Move): void
}

function OtherActions({ stay, next, onOpen, onMove }: OtherActionsProps) {
  const { t } = usePanelText()
  const isHold = stay.status === 'pre_reserved'
  const isAlive = isHold || stay.status === 'confirmed' || stay.status === 'checked_in'
  const owes = toCents(stay.due_amount) > 0
  const isCharged = next === 'charge_deposit' || next === 'charge_balance'
  return (
    <>
      {isAlive && owes && !isCharged && (
        <Button icon={BadgeDollarSign} onClick={() => onOpen('charge')}>
          {t('reservations.action.charge')}
        </Button>
      )}
      {isAlive && (
        <Button icon={Pencil} onClick={() => onOpen('change')}>
          {t('reservations.action.change')}
        </Button>
      )}
      {isHold && (
        <>
          <Button icon={CircleCheck} onClick={() => onOpen('confirm')}>
            {t('reservations.action.confirm')}
          </Button>
          <Button icon={CalendarClock} onClick={() => onMove('extend')}>
            {t('reservations.action.extend')}
          </Button>
        </>
      )}
      {isAlive && owes && (
        <Button icon={MessageCircle} onClick={() => onMove('resend-payment')}>
          {t('reservations.action.resend')}
        </Button>
      )}
      {stay.status === 'confirmed' && stay.check_in <= todayInArgentina() && (
        <Button icon={UserX} onClick={() => onOpen('no_show')}>
          {t('reservations.action.no_show')}
        </Button>
      )}
      {toCents(stay.paid_amount) > 0 && (
        <Button icon={Undo2} onClick={() => onOpen('refund')}>
          {t('reservations.action.refund')}
        </Button>
      )}
      {(isHold || stay.status === 'confirmed') && (
        <Button look="danger" icon={CircleX} onClick={() => onOpen('cancel')}>
          {t(stay.group_code ? 'reservations.action.cancel_cabin' : 'reservations.action.cancel')}
        </Button>
      )}
    </>
  )
}

/** Calls the guest or opens WhatsApp on the owner's own telephone. */
export function Reach({ phone }: { phone: string | null }) {
  const { t } = usePanelText()
  const digits = phoneDigits(phone)
  if (!digits) return null
  return (
    <>
      <a href={`tel:+${digits}`} className={buttonLook('quiet')}>
        <Phone aria-hidden className="size-4.5" />
        {t('reservations.call')}
      </a>
      <a href={`https://wa.me/${digits}`} target="_blank" rel="noreferrer" className={buttonLook('quiet')}>
        <MessageCircle aria-hidden className="size-4.5" />
        {t('reservations.whatsapp')}
      </a>
    </>
  )
}
