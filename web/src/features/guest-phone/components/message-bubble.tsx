import { useTranslation } from 'react-i18next'
import { FormattedText } from '../../../components/ui/formatted-text.tsx'
import { Icon, type IconName } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import { writeHour } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import type { PhoneMessage } from '../api/phone-api.ts'
import { summarise, type TranscriptItem } from '../api/transcript.ts'
import { useBusinessName } from '../api/use-phone.ts'
import { MediaView } from './media-view.tsx'
import { Ticks } from './ticks.tsx'

export interface BubbleProps {
  readonly item: Extract<TranscriptItem, { kind: 'message' }>
  readonly isAnswered: boolean
  onTap(message: PhoneMessage, choiceId: string): void
  onOpenList(message: PhoneMessage): void
}

export function MessageBubble({ item, isAnswered, onTap, onOpenList }: BubbleProps) {
  const { message, opensRun, reactions } = item
  const isMine = message.from === 'guest'
  const hasActions = message.buttons.length > 0 || Boolean(message.list) || Boolean(message.cta)
  return (
    <li
      className={cx(
        'flex animate-bubble',
        isMine ? 'justify-end' : 'justify-start',
        opensRun ? 'mt-2.5' : 'mt-0.5',
      )}
    >
      <div className={cx('relative max-w-[85%]', reactions.length > 0 && 'mb-4')}>
        <div
          data-testid={isMine ? 'bubble-guest' : 'bubble-bot'}
          data-message-id={message.id}
          data-type={message.type}
          className={cx(
            'overflow-hidden rounded-lg shadow-[0_1px_1px_rgba(11,20,26,0.13)]',
            isMine ? 'bg-chat-out' : 'bg-white',
            opensRun && (isMine ? 'rounded-tr-none' : 'rounded-tl-none'),
            hasActions && 'min-w-60',
          )}
        >
          <BubbleBody item={item} />
          {hasActions && (
            <Actions message={message} isAnswered={isAnswered} onTap={onTap} onOpenList={onOpenList} />
          )}
        </div>
        {reactions.length > 0 && (
          <span
            className={cx(
              'absolute -bottom-4 left-2 rounded-full border border-white bg-white px-1.5 py-0.5 text-sm',
              'shadow',
            )}
          >
            {reactions.at(-1)}
          </span>
        )}
      </div>
    </li>
  )
}

function BubbleBody({ item: { message, quoted } }: Pick<BubbleProps, 'item'>) {
  const { locale } = useLanguage()
  const { t } = useTranslation()
  const business = useBusinessName()
  const isMine = message.from === 'guest'
  return (
    <div className="px-2 pt-1.5 pb-1">
      {quoted && (
        <div className="mb-1 rounded border-l-4 border-chat-green bg-black/5 px-2 py-1 text-[13px] text-chat-muted">
          <span className="block font-medium text-chat-green">
            {quoted.from === 'guest' ? t('phone.you') : business}
          </span>
          <span className="line-clamp-2">{summarise(quoted)}</span>
        </div>
      )}
      <div className="mb-1 empty:hidden">
        <MediaView message={message} />
      </div>
      {message.header_text && <p className="mb-0.5 font-semibold">{message.header_text}</p>}
      {message.text && <FormattedText text={message.text} />}
      {message.footer && <p className="mt-1 text-[13px] text-chat-muted">{message.footer}</p>}
      <span className="-mt-0.5 flex items-center justify-end gap-1 text-[11px] text-chat-muted">
        <time dateTime={message.at}>{writeHour(message.at, locale)}</time>
        {isMine && <Ticks status={message.status} />}
      </span>
    </div>
  )
}

function Actions({
  message,
  isAnswered,
  onTap,
  onOpenList,
}: Omit<BubbleProps, 'item'> & { message: PhoneMessage }) {
  return (
    <div className="divide-y divide-black/8 border-t border-black/8">
      {message.buttons.map((button) => (
        <button
          key={button.id}
          type="button"
          data-testid="reply-button"
          data-choice-id={button.id}
          onClick={() => onTap(message, button.id)}
          className={actionClass(isAnswered)}
        >
          <ActionLabel icon="reply" text={button.title} />
        </button>
      ))}
      {message.list && (
        <button
          type="button"
          data-testid="list-button"
          onClick={() => onOpenList(message)}
          className={actionClass(isAnswered)}
        >
          <ActionLabel icon="list" text={message.list.button} />
        </button>
      )}
      {message.cta && (
        <a
          href={message.cta.url}
          target="_blank"
          rel="noreferrer"
          data-testid="cta-button"
          className={actionClass(false)}
        >
          <ActionLabel icon="out" text={message.cta.text} />
        </a>
      )}
    </div>
  )
}

/** Used buttons fade but stay usable, as on a real phone: an old tap is a case the bot must answer. */
function actionClass(isFaded: boolean): string {
  return cx(
    'flex min-h-11 w-full items-center justify-center gap-2 px-3 py-2 text-center font-medium ' +
      'text-chat-link transition hover:bg-black/4 active:bg-black/8',
    isFaded && 'text-chat-muted',
  )
}

function ActionLabel({ icon, text }: { icon: IconName; text: string }) {
  return (
    <>
      <Icon name={icon} className="size-4" />
      <span>{text}</span>
    </>
  )
}
