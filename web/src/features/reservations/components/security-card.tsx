import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Facts } from '../../../components/ui/facts.tsx'
import { Buttons } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type OwnReservation, recordSecurity } from '../api/reservations-api.ts'

/** Left against damage and given back: an account of its own, outside the price. */
export function SecurityCard({ stay }: { stay: OwnReservation }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const record = useAct({
    run: (kind: 'received' | 'returned') => recordSecurity(stay.code, { kind }),
    done: (_answer, kind) => t(`reservations.security.done_${kind}`),
  })
  const account = stay.security_account
  if (!account) return null
  const write = (amount: string) => (toCents(amount) > 0 ? money(amount, account.currency) : null)
  const isOpen = stay.status === 'confirmed' || stay.status === 'checked_in'
  const mayCome = isOpen && toCents(account.received) === 0
  const mayGo = toCents(account.held) > 0
  return (
    <Card title={t('reservations.security.title')}>
      <Facts
        facts={[
          [t('reservations.security.asked'), write(account.asked)],
          [t('reservations.security.received'), write(account.received)],
          [t('reservations.security.kept'), write(account.kept)],
          [t('reservations.security.returned'), write(account.returned)],
          [t('reservations.security.held'), write(account.held)],
        ]}
      />
      {(mayCome || mayGo) && (
        <div className="px-5 pb-5">
          <Buttons>
            {mayCome && (
              <Button disabled={record.isPending} onClick={() => record.mutate('received')}>
                {t('reservations.security.receive')}
              </Button>
            )}
            {mayGo && (
              <Button disabled={record.isPending} onClick={() => record.mutate('returned')}>
                {t('reservations.security.return')}
              </Button>
            )}
          </Buttons>
        </div>
      )}
    </Card>
  )
}
