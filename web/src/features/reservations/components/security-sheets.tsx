import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { fromCents, readMoney, toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { OwnReservation } from '../api/reservations-api.ts'
import { recordSecurity } from '../api/security-api.ts'
import { AmountField, type Method, MethodChips } from './money-fields.tsx'

type Account = NonNullable<OwnReservation['security_account']>

interface ReceiveSheetProps {
  readonly code: string
  readonly account: Account
  /** In cents. */
  readonly missing: number
  onClose(): void
}

export function ReceiveSheet({ code, account, missing, onClose }: ReceiveSheetProps) {
  const { t } = usePanelText()
  const { money, amount: inField } = useWriting()
  const [amount, setAmount] = useState(() => inField(fromCents(missing)))
  const [method, setMethod] = useState<Method>('cash')
  const read = readMoney(amount)
  const receive = useAct({
    run: (value: string) => recordSecurity(code, { kind: 'received', amount: value, method }),
    done: () => t('security.done_received'),
  })
  return (
    <Sheet
      isOpen
      title={t('security.receive')}
      text={t('security.receive_text', { asked: money(account.asked, account.currency) })}
      onClose={onClose}
    >
      <ActForm
        className="space-y-4"
        isReady={Boolean(read)}
        isPending={receive.isPending}
        label={t('reservations.charge.button', { amount: money(read ?? '0.00', account.currency) })}
        onAct={() => read && receive.mutate(read, { onSuccess: onClose })}
      >
        <AmountField amount={amount} onChange={setAmount} />
        <MethodChips method={method} onChange={setMethod} />
      </ActForm>
    </Sheet>
  )
}

interface Giving {
  readonly back: string
  readonly kept: string
  readonly method: Method
  readonly why: string
}

/** What is kept is written down first: the guest is told of the return, and by then the account is right. */
async function give(code: string, { back, kept, method, why }: Giving): Promise<void> {
  if (toCents(kept) > 0) await recordSecurity(code, { kind: 'kept', amount: kept, note: why })
  if (toCents(back) > 0) await recordSecurity(code, { kind: 'returned', amount: back, method })
}

interface ReturnSheetProps {
  readonly code: string
  readonly account: Account
  onClose(): void
}

/** All of it goes back, or a part: then the rest stays for damage, and somebody says for which. */
export function ReturnSheet({ code, account, onClose }: ReturnSheetProps) {
  const { t } = usePanelText()
  const { money, amount: inField } = useWriting()
  const write = (value: string) => money(value, account.currency)
  const held = toCents(account.held)
  const [amount, setAmount] = useState(() => inField(account.held))
  const [method, setMethod] = useState<Method>('cash')
  const [rest, setRest] = useState<'kept' | 'later'>('kept')
  const [why, setWhy] = useState('')
  const read = readMoney(amount)
  const left = read ? held - toCents(read) : 0
  const keeps = left > 0 && rest === 'kept'
  const returning = useAct({
    run: (back: string) => give(code, { back, kept: fromCents(keeps ? left : 0), method, why: why.trim() }),
    done: (_answer, back) => t(toCents(back) > 0 ? 'security.done_returned' : 'security.done_kept'),
  })
  const isReady = read && left >= 0 && (!keeps || why.trim() !== '') && !(left === held && !keeps)
  return (
    <Sheet
      isOpen
      title={t('security.return')}
      text={t('security.return_text', { held: write(account.held) })}
      onClose={onClose}
    >
      <ActForm
        className="space-y-4"
        isReady={Boolean(isReady)}
        isPending={returning.isPending}
        label={t('security.return_button', { amount: write(read ?? '0.00') })}
        onAct={() => read && returning.mutate(read, { onSuccess: onClose })}
      >
        <AmountField
          amount={amount}
          onChange={setAmount}
          problem={left < 0 ? t('security.more_than_held') : undefined}
        />
        <MethodChips method={method} onChange={setMethod} isGiven />
        {left > 0 && (
          <>
            <Chips
              label={t('security.rest', { amount: write(fromCents(left)) })}
              value={rest}
              choices={[
                { value: 'kept', label: t('security.rest_kept', { amount: write(fromCents(left)) }) },
                { value: 'later', label: t('security.rest_later') },
              ]}
              onChange={setRest}
            />
            {keeps && (
              <TextField
                label={t('security.why')}
                hint={t('security.why_hint')}
                value={why}
                maxLength={500}
                onChange={(event) => setWhy(event.target.value)}
              />
            )}
          </>
        )}
      </ActForm>
    </Sheet>
  )
}
