import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Check, FileText, X } from '../../../components/ui/panel-icons.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import {
  approveReceipt,
  isTooLate,
  type Receipt,
  rejectReceipt,
  returnReceipt,
  useReceipts,
} from '../api/proofs.ts'

/** A receipt as a picture, and the three things to do with it: look, accept, refuse. */
export function ReceiptView({ receipt }: { receipt: Receipt }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const [asked, setAsked] = useState<'approve' | 'reject'>()
  return (
    <div className="flex gap-3">
      <ReceiptPicture receipt={receipt} />
      <div className="min-w-0 flex-1">
        <p className="text-sm text-muted">
          {t(`receipts.state.${receipt.state}`)} · {instant(receipt.created_at)}
        </p>
        {receipt.duplicate_of && <p className="text-sm text-bad">{t('receipts.duplicate')}</p>}
        {receipt.reason && <p className="text-sm">{receipt.reason}</p>}
        {receipt.state === 'waiting' && (
          <div className="mt-2 flex flex-wrap gap-2">
            <Button look="primary" icon={Check} onClick={() => setAsked('approve')}>
              {t('receipts.approve')}
            </Button>
            <Button icon={X} onClick={() => setAsked('reject')}>
              {t('receipts.reject')}
            </Button>
          </div>
        )}
      </div>
      {asked && <DecideSheet receipt={receipt} what={asked} onClose={() => setAsked(undefined)} />}
    </div>
  )
}

function ReceiptPicture({ receipt }: { receipt: Receipt }) {
  const { t } = usePanelText()
  const box = 'grid size-20 shrink-0 place-items-center overflow-hidden rounded-xl border border-line bg-sunk'
  if (!receipt.file_url) {
    return (
      <span className={box}>
        <FileText aria-hidden className="size-7 text-muted" />
      </span>
    )
  }
  return (
    <a
      href={receipt.file_url}
      target="_blank"
      rel="noreferrer"
      className={box}
      aria-label={t('receipts.look')}
    >
      {receipt.mime.startsWith('image/') ? (
        <img src={receipt.file_url} alt="" className="size-full object-cover" />
      ) : (
        <FileText aria-hidden className="size-7 text-muted" />
      )}
    </a>
  )
}

interface DecideProps {
  readonly receipt: Receipt
  readonly what: 'approve' | 'reject'
  onClose(): void
}

function DecideSheet({ receipt, what, onClose }: DecideProps) {
  const { t } = usePanelText()
  const { amount: write } = useWriting()
  const [text, setText] = useState(() => write(receipt.amount ?? ''))
  const [reason, setReason] = useState('')
  const amount = readMoney(text)
  const [isLate, setIsLate] = useState(false)
  const comesTooLate = (error: unknown) => what === 'approve' && isTooLate(error)
  const decide = useAct({
    run: () => (what === 'approve' ? approveReceipt(receipt.id, amount) : rejectReceipt(receipt.id, reason)),
    done: () => t(what === 'approve' ? 'receipts.approved' : 'receipts.rejected'),
    isQuiet: comesTooLate,
  })
  const act = () =>
    decide.mutate(undefined, {
      onSuccess: onClose,
      onError: (error) => setIsLate(comesTooLate(error)),
    })
  if (isLate) return <ReturnSheet receipt={receipt} amount={amount} onClose={onClose} />
  return (
    <Sheet isOpen title={t(`receipts.${what}_ask`)} text={t(`receipts.${what}_text`)} onClose={onClose}>
      {receipt.file_url && receipt.mime.startsWith('image/') && (
        <img
          src={receipt.file_url}
          alt={t('receipts.one')}
          className="mb-4 max-h-[45dvh] w-full object-contain"
        />
      )}
      {what === 'approve' ? (
        <TextField
          label={t('receipts.amount')}
          hint={t('receipts.amount_hint')}
          inputMode="decimal"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={text && !amount ? t('problem.invalid_amount') : undefined}
        />
      ) : (
        <TextField
          label={t('receipts.reason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.target.value)}
        />
      )}
      <Buttons>
        <Button onClick={onClose}>{t('no')}</Button>
        <Button
          look={what === 'approve' ? 'primary' : 'danger'}
          disabled={decide.isPending || Boolean(text && !amount && what === 'approve')}
          onClick={act}
        >
          {t(`receipts.${what}`)}
        </Button>
      </Buttons>
    </Sheet>
  )
}

/** The nights are somebody else's by now: the money is noted to go back, or nothing is done. */
function ReturnSheet({
  receipt,
  amount,
  onClose,
}: {
  readonly receipt: Receipt
  readonly amount: string | undefined
  onClose(): void
}) {
  const { t } = usePanelText()
  const giveBack = useAct({
    run: () => returnReceipt(receipt.id, amount),
    done: () => t('receipts.returned'),
  })
  return (
    <Sheet isOpen title={t('receipts.too_late')} text={t('receipts.too_late_text')} onClose={onClose}>
      <Buttons>
        <Button onClick={onClose}>{t('no')}</Button>
        <Button
          look="primary"
          disabled={giveBack.isPending}
          onClick={() => giveBack.mutate(undefined, { onSuccess: onClose })}
        >
          {t('receipts.return')}
        </Button>
      </Buttons>
    </Sheet>
  )
}

/** The receipts of one stay; nothing at all where there are none. */
export function StayReceipts({ code }: { code: string }) {
  const { t } = usePanelText()
  const receipts = useReceipts().data?.items.filter((one) => one.reservation_code === code) ?? []
  if (receipts.length === 0) return null
  return (
    <Card title={t('receipts.title')}>
      <Rows className="px-4 pb-3 sm:px-5">
        {receipts.map((receipt) => (
          <li key={receipt.id} className="py-3">
            <ReceiptView receipt={receipt} />
          </li>
        ))}
      </Rows>
    </Card>
  )
}
