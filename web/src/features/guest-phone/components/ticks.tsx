import { useTranslation } from 'react-i18next'
import type { PhoneMessage } from '../api/phone-api.ts'

/** One grey tick sent, two delivered, two blue read. */
export function Ticks({ status }: { status: PhoneMessage['status'] }) {
  const { t } = useTranslation()
  if (status === 'failed') {
    return (
      <span className="font-bold text-red-700" role="img" aria-label={t('phone.status.failed')}>
        !
      </span>
    )
  }
  return (
    <svg
      viewBox="0 0 18 12"
      className={`h-3 w-[18px] ${status === 'read' ? 'text-chat-tick' : 'text-chat-muted'}`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-label={t(`phone.status.${status}`)}
    >
      {status === 'sent' ? (
        <path d="m4 6.5 3.2 3.2L14 2.5" />
      ) : (
        <path d="m1 6.5 3.2 3.2L11 2.5M7.5 9l.7.7L15.5 2.5" />
      )}
    </svg>
  )
}
