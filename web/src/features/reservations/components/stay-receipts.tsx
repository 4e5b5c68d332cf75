import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useReceipts } from '../api/proofs.ts'
import { ReceiptView } from './receipt-view.tsx'

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
