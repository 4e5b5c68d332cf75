import { Link } from '@tanstack/react-router'
import { Card } from '../../../components/ui/card.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { Bubbles } from '../../messages/components/bubbles.tsx'
import type { OwnReservation } from '../api/reservations-api.ts'

/** What was said about this stay; it is answered under Messages. */
export function StayTranscript({ messages, code }: { messages: OwnReservation['messages']; code: string }) {
  const { t } = usePanelText()
  return (
    <Card title={t('reservations.chat')} className="overflow-hidden lg:col-span-2">
      {messages.length === 0 ? (
        <p className="px-4 pb-5 text-sm text-muted sm:px-5">{t('reservations.none_chat')}</p>
      ) : (
        <>
          <Bubbles messages={messages} />
          <Link
            to="/admin/messages"
            search={{ q: code }}
            className="block px-4 py-3 text-sm font-semibold text-link underline underline-offset-4"
          >
            {t('messages.open')}
          </Link>
        </>
      )}
    </Card>
  )
}
