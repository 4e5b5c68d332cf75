import type { transcriptMessage, voiceNote } from '@tranquera/contracts/conversations'
import { useEffect, useRef } from 'react'
import type { z } from 'zod'
import { FormattedText } from '../../../components/ui/formatted-text.tsx'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { MessageFile } from './message-file.tsx'

export type Said = Pick<
  z.output<typeof transcriptMessage>,
  'id' | 'direction' | 'type' | 'text' | 'status' | 'at'
> & {
  readonly voice?: z.output<typeof voiceNote> | null
  readonly file?: z.output<typeof transcriptMessage>['file']
}

const FAILED = ['failed', 'undeliverable']

/** What was said, oldest first: the guest at the left, the house at the right. */
export function Bubbles({ messages, className }: { messages: readonly Said[]; className?: string }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const list = useRef<HTMLOListElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is what one came to read
  useEffect(() => {
    if (list.current) list.current.scrollTop = list.current.scrollHeight
  }, [messages.at(-1)?.id])
  return (
    <ol
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard
      tabIndex={0}
      aria-label={t('messages.title')}
      className={cx('flex flex-col gap-2 overflow-y-auto bg-sunk p-4', className ?? 'max-h-[60dvh]')}
    >
      {messages.map((message) => (
        <li
          key={message.id}
          data-testid={`said-${message.direction}`}
          className={cx(
            'max-w-[min(85%,34rem)] rounded-2xl px-3.5 py-2 text-[15px] shadow-sm',
            // The blue of WhatsApp is not read on these colours.
            '[--color-chat-link:currentColor]',
            message.direction === 'in'
              ? 'self-start rounded-tl-sm bg-panel text-ink'
              : 'self-end rounded-tr-sm bg-soft text-on-soft',
          )}
        >
          <Content message={message} />
          <span
            className={cx(
              'mt-1 block text-right text-xs',
              FAILED.includes(message.status) ? 'font-semibold text-bad' : 'opacity-80',
            )}
          >
            <time dateTime={message.at}>{instant(message.at)}</time>
            {message.direction === 'out' &&
              ` · ${t(`messages.state.${message.status}`, { defaultValue: message.status })}`}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Content({ message }: { message: Said }) {
  const { t } = usePanelText()
  if (message.voice) return <VoiceNote text={message.text} voice={message.voice} />
  const { file, text } = message
  if (file) {
    return (
      <div className="space-y-1.5">
        <MessageFile file={file} />
        {text && text !== file.name && (
          <p>
            <FormattedText text={text} />
          </p>
        )}
      </div>
    )
  }
  if (text) return <FormattedText text={text} />
  return <p className="italic">{t(`messages.type.${message.type}`, { defaultValue: message.type })}</p>
}

/** The voice, what was heard in it, and whether that may be trusted. */
function VoiceNote({ text, voice }: { text: string; voice: z.output<typeof voiceNote> }) {
  const { t } = usePanelText()
  return (
    <div className="flex flex-col gap-1.5">
      {voice.audio_url ? (
        // biome-ignore lint/a11y/useMediaCaption: what is said stands below it
        <audio controls preload="none" src={voice.audio_url} className="h-10 w-64 max-w-full" />
      ) : (
        <p className="italic">{t('messages.type.audio')}</p>
      )}
      {text && <FormattedText text={text} />}
      {voice.state !== 'clear' && <p className="text-xs italic">{t(`messages.voice.${voice.state}`)}</p>}
    </div>
  )
}
