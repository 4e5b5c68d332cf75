import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { applyMoney, returnMoney, type UnmatchedMoney, useUnmatchedMoney } from '../api/unmatched.ts'

/** Money that waits for somebody to say whose it is; nothing at all where there is none. */
export function UnmatchedCard() {
  const { t } = usePanelText()
  const money = useUnmatchedMoney().data?.items ?? []
  if (money.length === 0) return null
  return (
    <Card title={t('today.unmatched.title')} className="mb-4 border-bad-line">
      <Rows>
        {money.map((one) => (
          <li key={one.id} data-testid="unmatched" className="px-4 py-3 sm:px-5">
            <Waiting money={one} />
          </li>
        ))}
      </Rows>
    </Card>
  )
}

function Waiting({ money: one }: { money: UnmatchedMoney }) {
  const { t } = usePanelText()
  const { money, instant } = useWriting()
  const [open, setOpen] = useState<'apply' | 'return'>()
  const amount = money(one.amount, one.currency)
  const back = useAct({ run: () => returnMoney(one.id), done: () => t('today.unmatched.returned') })
  return (
    <>
      <p className="font-medium">{t(`today.unmatched.${one.reason}`, { amount })}</p>
      <p className="text-sm text-muted">
        {[one.reservation_code, instant(one.approved_at ?? one.seen_at)].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-2 flex flex-wrap gap-2">
        <Button look="primary" onClick={() => setOpen('apply')}>
          {t('today.act.apply')}
        </Button>
        <Button disabled={back.isPending} onClick={() => setOpen('return')}>
          {t('today.act.return')}
        </Button>
      </div>
      {open === 'apply' && <ApplySheet money={one} onClose={() => setOpen(undefined)} />}
      <Confirmation
        isOpen={open === 'return'}
        title={t('today.unmatched.ask_return', { amount })}
        yes={t('yes')}
        no={t('no')}
        onYes={() => back.mutate()}
        onClose={() => setOpen(undefined)}
      />
    </>
  )
}

function ApplySheet({ money: one, onClose }: { money: UnmatchedMoney; onClose(): void }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const [code, setCode] = useState(one.reservation_code ?? '')
  const [amount, setAmount] = useState('')
  const isForeign = one.reason === 'wrong_currency'
  const worth = readMoney(amount)
  const use = useAct({
    run: () => applyMoney(one.id, { code: code.trim(), ...(isForeign && worth ? { amount: worth } : {}) }),
    done: () => t('today.unmatched.applied'),
  })
  return (
    <Sheet
      isOpen
      title={t('today.act.apply')}
      text={t(`today.unmatched.${one.reason}`, { amount: money(one.amount, one.currency) })}
      onClose={onClose}
    >
      <ActForm
        className="space-y-4"
        label={t('today.act.apply')}
        isReady={code.trim() !== '' && (!isForeign || Boolean(worth))}
        isPending={use.isPending}
        onAct={() => use.mutate(undefined, { onSuccess: onClose })}
      >
        <TextField
          label={t('today.unmatched.code')}
          autoCapitalize="characters"
          value={code}
          onChange={(event) => setCode(event.target.value)}
        />
        {isForeign && (
          <TextField
            label={t('today.unmatched.worth')}
            inputMode="decimal"
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
            error={amount && !worth ? t('problem.invalid_amount') : undefined}
          />
        )}
      </ActForm>
    </Sheet>
  )
}
