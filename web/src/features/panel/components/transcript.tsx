import { useTranslation } from 'react-i18next'
import { Empty } from '../../../components/ui/feedback.tsx'
import { cx } from '../../../lib/cx.ts'
import { writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { TranscriptMessage } from '../api/panel-api.ts'

/** What was said, to read: the guest at the left, the business at the right. */
export function Transcript({ messages }: { messages: readonly TranscriptMessage[] }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  if (messages.length === 0) return <Empty icon="chat">{t('panel.none_messages')}</Empty>
  return (
    <ol className="flex max-h-[70dvh] flex-col gap-2 overflow-y-auto bg-sand-100 p-4">
      {messages.map((message) => (
        <li
          key={message.id}
          className={cx(
            'max-w-[85%] rounded-2xl px-3.5 py-2 text-[15px] shadow-sm',
            message.direction === 'in'
              ? 'self-start rounded-tl-sm bg-white'
              : 'self-end rounded-tr-sm bg-forest-100',
          )}
        >
          <p className="break-words whitespace-pre-wrap">{message.text || `[${message.type}]`}</p>
          <time dateTime={message.at} className="mt-1 block text-right text-xs text-muted">
            {writeInstant(message.at, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}
