import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Facts, Rows } from '../../../components/ui/facts.tsx'
import { Buttons } from '../../../components/ui/sheet.tsx'
import { toCents } from '../../../lib/money.ts'
import { ALIVE } from '../../../lib/reservation.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { OwnReservation } from '../api/reservations-api.ts'
import { reverseSecurity, type SecurityEntry, standingEntries, useSecurity } from '../api/security-api.ts'
import { useReversing } from './reversing.tsx'
import { ReceiveSheet, ReturnSheet } from './security-sheets.tsx'

type Account = NonNullable<OwnReservation['security_account']>

/** Left against damage and given back: an account of its own, outside the price. */
export function SecurityCard({ stay }: { stay: OwnReservation }) {
  const { t } = usePanelText()
  const [open, setOpen] = useState<'receive' | 'return'>()
  const account = stay.security_account
  if (!account) return null
  const missing = toCents(account.asked) - toCents(account.held) - toCents(account.kept)
  const mayCome = ALIVE.has(stay.status) && toCents(account.returned) === 0 && missing > 0
  const mayGo = toCents(account.held) > 0
  const close = () => setOpen(undefined)
  return (
    <Card title={t('security.title')}>
      <div data-testid="security">
        <AccountFacts account={account} />
        <SecurityEntries code={stay.code} currency={account.currency} />
      </div>
      {(mayCome || mayGo) && (
        <div className="px-4 pb-5 sm:px-5">
          <Buttons>
            {mayCome && <Button onClick={() => setOpen('receive')}>{t('security.receive')}</Button>}
            {mayGo && <Button onClick={() => setOpen('return')}>{t('security.return')}</Button>}
          </Buttons>
        </div>
      )}
      {open === 'receive' && (
        <ReceiveSheet code={stay.code} account={account} missing={missing} onClose={close} />
      )}
      {open === 'return' && <ReturnSheet code={stay.code} account={account} onClose={close} />}
    </Card>
  )
}

function AccountFacts({ account }: { account: Account }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const write = (amount: string) => (toCents(amount) > 0 ? money(amount, account.currency) : null)
  return (
    <Facts
      facts={[
        [t('security.asked'), write(account.asked)],
        [t('security.received'), write(account.received)],
        [t('security.kept'), write(account.kept)],
        [t('security.returned'), write(account.returned)],
        [t('security.held'), write(account.held)],
      ]}
    />
  )
}

/** Every step of it, and the way back from one that was written down wrongly. */
function SecurityEntries({ code, currency }: { code: string; currency: string }) {
  const reversing = useReversing(reverseSecurity)
  const entries = standingEntries(useSecurity(code).data?.entries ?? [])
  if (entries.length === 0) return null
  return (
    <>
      <Rows className="border-t border-line px-4 sm:px-5">
        {entries.map((entry) => (
          <EntryRow key={entry.id} entry={entry} currency={currency} onReverse={() => reversing.ask(entry)} />
        ))}
      </Rows>
      {reversing.question}
    </>
  )
}

interface EntryRowProps {
  readonly entry: SecurityEntry
  readonly currency: string
  onReverse(): void
}

function EntryRow({ entry, currency, onReverse }: EntryRowProps) {
  const { t } = usePanelText()
  const { money, instant } = useWriting()
  const details = [
    entry.method && t(`method.${entry.method}`, { defaultValue: entry.method }),
    entry.note,
    instant(entry.created_at),
  ]
  return (
    <li data-testid="security-entry" className="flex items-center justify-between gap-3 py-2.5 text-sm">
      <span className="min-w-0 flex-1">
        <span className="font-medium">{t(`security.${entry.kind}`)}</span>
        <span className="block break-words text-muted">{details.filter(Boolean).join(' · ')}</span>
      </span>
      <span className="flex shrink-0 flex-col items-end">
        <span className="whitespace-nowrap tabular-nums">{money(entry.amount, currency)}</span>
        <Button look="quiet" onClick={onReverse} className="-mr-2 px-2">
          {t('reservations.action.reverse')}
        </Button>
      </span>
    </li>
  )
}
