import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { useNow } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { writeInstant, writeTimeLeft } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { fromCents, toCents, writeMoney } from '../../../lib/money.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type OwnStay, type StayKey, useChooseWay } from '../api/booking-api.ts'
import { TransferWay } from './transfer-way.tsx'
import { WayChoice } from './way-choice.tsx'

const SECOND_MS = 1_000

interface PayCardProps {
  readonly stay: OwnStay
  readonly stayKey: StayKey
  readonly isVerifying: boolean
}

/** What to pay, where, and until when. Only while the nights are held. */
export function PayCard({ stay, stayKey, isVerifying }: PayCardProps) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const now = useNow(SECOND_MS)
  if (stay.status !== 'pre_reserved' || isVerifying) return null
  const { deposit_amount: deposit, total_price: total, paid_amount: paid } = stay.group ?? stay
  const isWhole = deposit === total
  // Paid in parts, the rest is asked for; of several cabins, that of those which are held.
  const missing = stay.group?.asked_amount ?? fromCents(Math.max(0, toCents(deposit) - toCents(paid)))
  const left = stay.expires_at ? Date.parse(stay.expires_at) - now.getTime() : undefined
  return (
    <Card className="p-5">
      <div className="flex items-end justify-between gap-4">
        <p>
          <span className="block text-sm text-muted">
            {t(isWhole ? 'reservation.total' : 'reservation.deposit')}
          </span>
          <span className="text-2xl font-bold tabular-nums">
            {writeMoney(missing, stay.currency, locale)}
          </span>
        </p>
        {left !== undefined && left > 0 && (
          <p className="flex items-center gap-1.5 text-sm font-medium text-warn">
            <Icon name="clock" className="size-4" />
            <span role="timer" className="tabular-nums" suppressHydrationWarning>
              {writeTimeLeft(left)}
            </span>
          </p>
        )}
      </div>
      {stay.ways_to_pay.length > 0 && <Ways stay={stay} stayKey={stayKey} />}
      {stay.payment_url && !isByTransfer(stay) ? (
        <PayLink address={stay.payment_url} text={t(isWhole ? 'reservation.pay_total' : 'reservation.pay')} />
      ) : (
        <TransferWay stay={isOtherWay(stay) ? { ...stay, transfer: null } : stay} amount={missing} />
      )}
      {stay.expires_at && (
        <p className="mt-3 text-center text-sm text-muted">
          {t('reservation.held_until', { when: writeInstant(stay.expires_at, locale) })}
        </p>
      )}
    </Card>
  )
}

function isByTransfer(stay: OwnStay): boolean {
  return stay.pay_by === 'transfer' && stay.transfer !== null
}

/** A transfer would cost less than was chosen: nobody is sent to the account at this price. */
function isOtherWay(stay: OwnStay): boolean {
  return stay.ways_to_pay.length > 0 && stay.pay_by !== 'transfer'
}

/** Until something is paid, the way may be chosen anew, and the price with it. */
function Ways({ stay, stayKey }: Pick<PayCardProps, 'stay' | 'stayKey'>) {
  const { t } = useBookingText()
  const choose = useChooseWay(stayKey)
  const way = stay.pay_by === 'cash' ? undefined : (stay.pay_by ?? 'card')
  return (
    <div className="mt-4">
      <WayChoice
        ways={stay.ways_to_pay}
        currency={stay.currency}
        chosen={choose.isPending ? choose.variables : way}
        isBusy={choose.isPending}
        onChoose={choose.mutate}
      />
      {choose.isError && (
        <p role="alert" className="mt-2 font-medium text-bad">
          {t('pay.way_failed')}
        </p>
      )}
    </div>
  )
}

/** What is left of an agreed stay, payable from here at any time: where the voucher's QR leads. */
export function BalanceCard({ stay }: { stay: OwnStay }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  if (stay.status !== 'confirmed' && stay.status !== 'checked_in') return null
  const { due_amount: agreed } = stay.group ?? stay
  const due = stay.due_today ?? stay.group?.asked_amount ?? agreed
  if (Number(due) <= 0) return <p className="text-center text-sm text-muted">{t('stay.all_paid')}</p>
  return (
    <Card title={t('stay.balance')}>
      <div className="px-5 pb-5">
        <p data-testid="balance" className="text-2xl font-bold tabular-nums">
          {money(due, stay.currency)}
        </p>
        {stay.due_today && <p className="text-sm text-muted">{t('stay.todays_rate')}</p>}
        {(!stay.payment_url || isByTransfer(stay)) && <TransferWay stay={stay} amount={due} />}
        {stay.payment_url && (
          <>
            <PayLink address={stay.payment_url} text={t('stay.pay_balance')} />
            <p className="mt-3 text-center text-sm text-muted">{t('stay.balance_text')}</p>
          </>
        )}
      </div>
    </Card>
  )
}

/** Against damage, asked besides the price and given back after the stay. */
export function SecurityNote({ stay }: { stay: OwnStay }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  const account = stay.security_account
  if (!account) return null
  const amount = (value: string) => money(value, account.currency)
  const isHeld = Number(account.held) > 0
  const isBack = Number(account.returned) > 0 && !isHeld
  return (
    <p className="px-5 text-center text-sm text-muted" data-testid="security-deposit">
      {isBack
        ? t('stay.security_returned', { amount: amount(account.returned) })
        : isHeld
          ? t('stay.security_held', { amount: amount(account.held) })
          : t('stay.security_asked', { amount: amount(account.asked) })}
    </p>
  )
}

function PayLink({ address, text }: { address: string; text: string }) {
  return (
    <a
      href={address}
      data-testid="pay"
      className={cx(
        'mt-4 flex min-h-13 items-center justify-center gap-2 rounded-xl bg-[#1766c2] px-5 text-lg',
        'font-semibold text-white hover:brightness-110',
      )}
    >
      {text}
    </a>
  )
}
