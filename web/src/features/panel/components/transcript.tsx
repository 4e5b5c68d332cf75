import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../../components/ui/feedback.tsx'
import { FormattedText } from '../../../components/ui/formatted-text.tsx'
import { cx } from '../../../lib/cx.ts'
import { writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { TranscriptMessage } from '../api/panel-api.ts'

/** What was said, to read: the guest at the left, the business at the right. */
export function Transcript({ messages }: { messages: readonly TranscriptMessage[] }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what one came to read
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [messages.length])
  if (messages.length === 0) return <Empty icon="chat">{t('panel.none_messages')}</Empty>
  return (
    <ol ref={list} className="flex max-h-[70dvh] flex-col gap-2 overflow-y-auto bg-sand-100 p-4">
      {messages.map((message) => (
        <li
          key={message.id}
          className={cx(
            'max-w-[min(85%,34rem)] rounded-2xl px-3.5 py-2 text-[15px] shadow-sm',
            message.direction === 'in'
              ? 'self-start rounded-tl-sm bg-white'
              : 'self-end rounded-tr-sm bg-forest-100',
          )}
        >
          <Content message={message} />
          <time dateTime={message.at} className="mt-1 block text-right text-xs text-muted">
            {writeInstant(message.at, locale)}
          </time>
        </li>
      ))}
    </ol>
  )
}

const WITHOUT_WORDS = [
  'image',
  'audio',
  'video',
  'document',
  'sticker',
  'location',
  'contacts',
  'reaction',
] as const

function Content({ message }: { message: TranscriptMessage }) {
  const { t } = useTranslation()
  if (message.text) return <FormattedText text={message.text} />
  const known = WITHOUT_WORDS.find((type) => type === message.type)
  return <p className="text-muted italic">{known ? t(`panel.message_type.${known}`) : message.type}</p>
}
