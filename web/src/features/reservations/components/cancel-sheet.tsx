import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney, toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { cancelReservation, type OwnReservation, useRefundByPolicy } from '../api/reservations-api.ts'

const RETURNS = ['all', 'policy', 'none', 'amount'] as const
type Returned = (typeof RETURNS)[number]

function returnedAs(returned: Returned, amount: string | undefined): string {
  return returned === 'amount' ? (amount ?? '0.00') : returned
}

/** Says in money what a cancellation does before it is done. */
export function CancelSheet({ stay, onClose }: { stay: OwnReservation; onClose(): void }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const [returned, setReturned] = useState<Returned>('all')
  const [amount, setAmount] = useState('')
  const [reason, setReason] = useState('')
  const hasPaid = toCents(stay.paid_amount) > 0
  const byPolicy = useRefundByPolicy(stay.code).data
  const other = readMoney(amount)
  const amounts: Record<Returned, string> = {
    all: money(stay.paid_amount, stay.currency),
    policy: byPolicy ? money(byPolicy, stay.currency) : '…',
    none: '',
    amount: '',
  }
  const cancel = useAct({
    run: () =>
      cancelReservation(stay.code, {
        ...(hasPaid ? { refund: returnedAs(returned, other) } : {}),
        ...(reason ? { reason } : {}),
      }),
    done: (answer) =>
      toCents(answer.refund_due) > 0
        ? t('reservations.cancel.returned', { amount: money(answer.refund_due, stay.currency) })
        : t('reservations.done.cancel'),
  })
  return (
    <Sheet
      isOpen
      title={t('reservations.cancel.title', { name: stay.contact_name })}
      text={t('reservations.cancel.text')}
      onClose={onClose}
    >
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
