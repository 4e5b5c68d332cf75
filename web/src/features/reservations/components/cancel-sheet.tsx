import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney, toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import {
  type Cancelling,
  cancelReservation,
  type OwnReservation,
  useRefundByPolicy,
} from '../api/reservations-api.ts'

const RETURNS = ['all', 'policy', 'none', 'amount'] as const
type Returned = (typeof RETURNS)[number]

function returnedAs(returned: Returned, amount: string | undefined): string {
  return returned === 'amount' ? (amount ?? '0.00') : returned
}

interface CancelSheetProps {
  readonly title: string
  readonly paid: string
  /** What the conditions give back; left out while it is asked for. */
  readonly byPolicy: string | null | undefined
  readonly currency: string
  /** Answers what goes back. */
  run(body: Cancelling): Promise<{ readonly refund_amount: string }>
  onClose(): void
}

/** One stay, or one cabin of those that were booked together. */
export function CancelStaySheet({ stay, onClose }: { stay: OwnReservation; onClose(): void }) {
  const { t } = usePanelText()
  const byPolicy = useRefundByPolicy(stay.code).data
  const { contact_name: name, accommodation_name: cabin } = stay
  return (
    <CancelSheet
      title={
        stay.group_code
          ? t('reservations.cancel.title_cabin', { cabin })
          : t('reservations.cancel.title', { name })
      }
      paid={stay.paid_amount}
      byPolicy={byPolicy}
      currency={stay.currency}
      run={(body) => cancelReservation(stay.code, body)}
      onClose={onClose}
    />
  )
}

/** Says in money what a cancellation does before it is done. */
export function CancelSheet({ title, paid, byPolicy, currency, run, onClose }: CancelSheetProps) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const [returned, setReturned] = useState<Returned>('all')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const hasPaid = toCents(paid) > 0
  const other = readMoney(amount)
  const amounts: Record<Returned, string> = {
    all: money(paid, currency),
    policy: byPolicy ? money(byPolicy, currency) : '…',
    none: '',
    amount: '',
  }
  const cancel = useAct({
    run: () =>
      run({
        ...(hasPaid ? { refund: returnedAs(returned, other) } : {}),
        ...(reason ? { reason } : {}),
      }),
    done: ({ refund_amount: back }) =>
      toCents(back) > 0
        ? t('reservations.cancel.returned', { amount: money(back, currency) })
        : t('reservations.done.cancel'),
  })
  return (
    <Sheet isOpen title={title} text={t('reservations.cancel.text')} onClose={onClose}>
      <div className="space-y-4">
        {hasPaid ? (
          <div>
            <p className="mb-2 text-sm font-medium">{t('reservations.cancel.back')}</p>
            <Chips
              label={t('reservations.cancel.back')}
              value={returned}
              choices={RETURNS.map((one) => ({
                value: one,
                label: t(`reservations.cancel.${one}`, { amount: amounts[one] }),
              }))}
              onChange={setReturned}
            />
          </div>
        ) : (
          <p className="text-sm text-muted">{t('reservations.cancel.nothing_paid')}</p>
        )}
        {hasPaid && returned === 'amount' && (
          <TextField
            label={t('reservations.charge.amount')}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            error={amount && !other ? t('problem.invalid_amount') : undefined}
          />
        )}
        <TextField
          label={t('reservations.cancel.reason')}
          value={reason}
          maxLength={500}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
      <Buttons>
        <Button onClick={onClose}>{t('reservations.cancel.keep')}</Button>
        <Button
          look="danger"
          data-testid="confirm-yes"
          disabled={cancel.isPending || (returned === 'amount' && !other)}
          onClick={() => cancel.mutate(undefined, { onSuccess: onClose })}
        >
          {t('reservations.cancel.button')}
        </Button>
      </Buttons>
    </Sheet>
  )
}
