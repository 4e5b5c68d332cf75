import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type OwnReservation, refund } from '../api/reservations-api.ts'
import { AmountField } from './money-fields.tsx'

/** Money goes back, and somebody says what it means for what is owed. */
export function RefundSheet({ stay, onClose }: { stay: OwnReservation; onClose(): void }) {
  const { t } = usePanelText()
  const { money, amount: write } = useWriting()
  const [amount, setAmount] = useState(() => write(stay.paid_amount))
  const [meaning, setMeaning] = useState<'return' | 'discount'>('return')
  const read = readMoney(amount)
  const give = useAct({
    run: (value: string) => refund(stay.code, { amount: value, as: meaning }),
    done: () => t('reservations.done.refund'),
  })
  return (
    <Sheet
      isOpen
      title={t('reservations.refund.title')}
      text={t('reservations.refund.text', { paid: money(stay.paid_amount, stay.currency) })}
      onClose={onClose}
    >
      <ActForm
        className="space-y-4"
        label={t('reservations.refund.button', { amount: money(read ?? '0.00', stay.currency) })}
        isReady={Boolean(read)}
        isPending={give.isPending}
        onAct={() => {
          if (read) give.mutate(read, { onSuccess: onClose })
        }}
      >
        <AmountField amount={amount} onChange={setAmount} />
        <div>
          <p className="mb-2 text-sm font-medium">{t('reservations.refund.as')}</p>
          <Chips
            label={t('reservations.refund.as')}
            value={meaning}
            choices={[
              { value: 'return', label: t('reservations.refund.as_return') },
              { value: 'discount', label: t('reservations.refund.as_discount') },
            ]}
            onChange={setMeaning}
          />
        </div>
      </ActForm>
    </Sheet>
  )
}
