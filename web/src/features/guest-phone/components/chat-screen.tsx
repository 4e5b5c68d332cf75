import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { PhoneMessage } from '../api/phone-api.ts'
import { answeredIds, layTranscript } from '../api/transcript.ts'
import type { Chat } from '../api/use-chat.ts'
import { MessageBubble } from './message-bubble.tsx'

export interface ChatScreenProps {
  readonly chat: Chat
  onTap(message: PhoneMessage, choiceId: string): void
  onOpenList(message: PhoneMessage): void
}

/** The scrolling part of the chat; it follows the newest message. */
export function ChatScreen({ chat, onTap, onOpenList }: ChatScreenProps) {
  const { t } = useTranslation()
  const { messages, typing } = chat
  const end = useFollowEnd(messages.length, typing)
  const answered = answeredIds(messages)
  return (
    <div
      role="log"
      aria-label={t('phone.conversation')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a keyboard must be able to scroll the conversation
      tabIndex={0}
      className={cx(
        'chat-wallpaper min-h-0 flex-1 overflow-y-auto overscroll-contain px-3 pb-2',
        'focus-visible:-outline-offset-2',
      )}
    >
      <ol
        data-testid="transcript"
        className="flex min-h-full flex-col justify-end text-[15px] leading-[1.35] text-chat-ink"
      >
        <li
          className={cx(
            'mx-auto my-3 max-w-xs rounded-lg bg-[#fff3c9] px-3 py-1.5 text-center text-[12.5px]',
            'text-[#54503c] shadow-sm',
          )}
        >
          {t('phone.notice')}
        </li>
        {layTranscript(messages).map((item) =>
          item.kind === 'day' ? (
            <DayMark key={item.day} day={item.day} />
          ) : (
            <MessageBubble
              key={item.message.id}
              item={item}
              isAnswered={answered.has(item.message.id)}
              onTap={onTap}
              onOpenList={onOpenList}
            />
          ),
        )}
        {typing && <Typing />}
      </ol>
      <div ref={end} />
    </div>
  )
}

function useFollowEnd(count: number, typing: boolean) {
  const end = useRef<HTMLDivElement>(null)
  const [pictures, setPictures] = useState(0)
  // A picture grows its bubble when it arrives, after the scroll.
  useEffect(() => {
    const list = end.current?.parentElement
    const onLoad = () => setPictures((seen) => seen + 1)
    list?.addEventListener('load', onLoad, true)
    return () => list?.removeEventListener('load', onLoad, true)
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what arrives is what moves the end
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [count, typing, pictures])
  return end
}

function DayMark({ day }: { day: string }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <li className="mx-auto my-2 rounded-lg bg-white/90 px-3 py-1 text-[12.5px] text-chat-muted shadow-sm">
      {day === todayInArgentina()
        ? t('phone.today')
        : writeDay(day, locale, { day: 'numeric', month: 'long', year: 'numeric' })}
    </li>
  )
}

function Typing() {
  const { t } = useTranslation()
  return (
    <li className="mt-2.5 flex" data-testid="typing">
      <span className="sr-only">{t('phone.typing')}</span>
      <span className="flex gap-1 rounded-lg rounded-tl-none bg-white px-3 py-3 shadow-sm" aria-hidden="true">
        {['0s', '0.18s', '0.36s'].map((delay) => (
          <span
            key={delay}
            className="typing-dot size-2 rounded-full bg-chat-muted"
            style={{ animationDelay: delay }}
          />
        ))}
      </span>
    </li>
  )
}
