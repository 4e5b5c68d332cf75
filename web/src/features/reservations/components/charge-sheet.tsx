import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { fromCents, readMoney, toCents } from '../../../lib/money.ts'
import type { Reservation } from '../../../lib/reservation.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { recordGroupPayment } from '../api/group-api.ts'
import { recordPayment } from '../api/reservations-api.ts'
import { AmountField, type Method, MethodChips } from './money-fields.tsx'

interface Owing
  extends Pick<
    Reservation,
    'status' | 'total_price' | 'deposit_amount' | 'paid_amount' | 'due_amount' | 'currency'
  > {
  readonly code: string
  /** Where it follows the exchange rate. */
  readonly due_today?: string | null
  /** Of several cabins: what their link asks for. */
  readonly asked_amount?: string | null
  /** The cabin that pays alone, where others were booked with it. */
  readonly cabin?: string | undefined
  /** The code is that of several cabins, and the money for all of them. */
  readonly isGroup?: boolean
}

/** What is asked for first: the deposit of a hold, else everything that is owed. */
function asked(stay: Owing): string {
  if (stay.asked_amount) return stay.asked_amount
  const deposit = toCents(stay.deposit_amount) - toCents(stay.paid_amount)
  const due = toCents(stay.due_today ?? stay.due_amount)
  return fromCents(stay.status === 'pre_reserved' && deposit > 0 ? Math.min(deposit, due) : due)
}

function titleOf({ isGroup, cabin }: Owing, t: ReturnType<typeof usePanelText>['t']): string {
  if (isGroup) return t('reservations.charge.title_group')
  return cabin ? t('reservations.charge.title_cabin', { cabin }) : t('reservations.charge.title')
}

/** Money in two taps: the amount is there already, the way is cash until said otherwise. */
export function ChargeSheet({ stay, onClose }: { stay: Owing; onClose(): void }) {
  const { t } = usePanelText()
  const { money, amount: write } = useWriting()
  const [amount, setAmount] = useState(() => write(asked(stay)))
  const [method, setMethod] = useState<Method>('cash')
  const [note, setNote] = useState('')
  const read = readMoney(amount)
  const charge = useAct({
    run: (value: string): Promise<unknown> => {
      const given = { method, amount: value, note }
      if (stay.isGroup) return recordGroupPayment(stay.code, given)
      const kind = stay.status === 'pre_reserved' ? 'deposit' : 'balance'
      return recordPayment(stay.code, { ...given, kind })
    },
    done: (_answer, value) => t('reservations.done.charge', { amount: money(value, stay.currency) }),
  })
  return (
    <Sheet
      isOpen
      title={titleOf(stay, t)}
      text={t('reservations.charge.text', {
        due: money(stay.due_today ?? stay.due_amount, stay.currency),
        total: money(stay.total_price, stay.currency),
      })}
      onClose={onClose}
    >
      <ActForm
        className="space-y-4"
        label={t('reservations.charge.button', { amount: money(read ?? '0.00', stay.currency) })}
        isReady={Boolean(read)}
        isPending={charge.isPending}
        onAct={() => {
          if (read) charge.mutate(read, { onSuccess: onClose })
        }}
      >
        <AmountField amount={amount} onChange={setAmount} />
        <MethodChips method={method} onChange={setMethod} />
        <TextField
          label={t('reservations.charge.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.target.value)}
        />
      </ActForm>
    </Sheet>
  )
}
