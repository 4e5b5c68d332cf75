import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import { useRecorder } from '../api/use-recorder.ts'
import { VoiceDraft } from './voice-draft.tsx'

export interface ComposerProps {
  /** What the field starts with. */
  readonly draft: string
  readonly isDisabled: boolean
  onText(text: string): void
  onFile(file: File): void
  onVoice(voice: Blob, spoken: string): void
}

const PROOFS = 'image/jpeg,image/png,image/webp,application/pdf'
const LARGEST_HEIGHT_PX = 120

export function Composer({ draft, isDisabled, onText, onFile, onVoice }: ComposerProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(draft)
  const field = useRef<HTMLTextAreaElement>(null)
  const [voice, setVoice] = useState<Blob>()
  const recorder = useRecorder(setVoice)

  function submit(event?: FormEvent) {
    event?.preventDefault()
    const clean = text.trim()
    if (!clean || isDisabled) return
    onText(clean)
    setText('')
    if (field.current) field.current.style.height = 'auto'
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event)
  }

  if (recorder.seconds !== undefined) {
    return <Recording seconds={recorder.seconds} onSend={recorder.finish} onDiscard={recorder.discard} />
  }
  if (voice) {
    const send = (spoken: string) => {
      onVoice(voice, spoken)
      setVoice(undefined)
    }
    return <VoiceDraft voice={voice} onSend={send} onDiscard={() => setVoice(undefined)} />
  }
  return (
    <form
      onSubmit={submit}
      className="flex items-end gap-1.5 px-2 pt-1.5 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex min-h-12 flex-1 items-end rounded-3xl bg-white pl-4 shadow-sm">
        <textarea
          ref={field}
          rows={1}
          value={text}
          data-testid="composer"
          aria-label={t('phone.write')}
          placeholder={t('phone.write')}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            setText(event.target.value)
            event.target.style.height = 'auto'
            event.target.style.height = `${Math.min(event.target.scrollHeight, LARGEST_HEIGHT_PX)}px`
          }}
          className={cx(
            'max-h-32 min-w-0 flex-1 resize-none self-center bg-transparent py-3 text-base leading-6',
            'outline-none',
          )}
        />
        <PickFile accept={PROOFS} label={t('phone.attach')} icon="clip" onPick={onFile} />
      </div>
      {text.trim() ? (
        <button
          type="submit"
          data-testid="send"
          aria-label={t('phone.send')}
          disabled={isDisabled}
          className={ROUND}
        >
          <Icon name="send" />
        </button>
      ) : (
        <VoiceButton recorder={recorder} onFile={setVoice} />
      )}
    </form>
  )
}

const ROUND = 'grid size-12 shrink-0 place-items-center rounded-full bg-chat-green text-white shadow-sm'

/** Records; where the microphone is refused or missing, the same button picks a recording. */
function VoiceButton({
  recorder,
  onFile,
}: {
  recorder: ReturnType<typeof useRecorder>
  onFile(file: Blob): void
}) {
  const { t } = useTranslation()
  const [isRefused, setRefused] = useState(false)
  if (!recorder.available || isRefused) {
    return (
      <span className={ROUND}>
        <PickFile accept="audio/*" label={t('phone.voice_file')} icon="mic" onPick={onFile} />
      </span>
    )
  }
  return (
    <button
      type="button"
      data-testid="record"
      aria-label={t('phone.record')}
      onClick={async () => setRefused(!(await recorder.start()))}
      className={ROUND}
    >
      <Icon name="mic" />
    </button>
  )
}

function Recording({ seconds, onSend, onDiscard }: { seconds: number; onSend(): void; onDiscard(): void }) {
  const { t } = useTranslation()
  const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <div className="flex items-center gap-2 px-2 pt-1.5 pb-[max(0.5rem,env(safe-area-inset-bottom))]">
      <div className="flex h-12 flex-1 items-center gap-3 rounded-3xl bg-white px-2 shadow-sm">
        <button
          type="button"
          aria-label={t('phone.discard')}
          onClick={onDiscard}
          className="grid size-10 place-items-center"
        >
          <Icon name="bin" />
        </button>
        <span className="size-2.5 animate-pulse rounded-full bg-red-600" />
        <span role="timer" className="tabular-nums">
          {length}
        </span>
        <span className="text-sm text-chat-muted">{t('phone.recording')}</span>
      </div>
      <button type="button" aria-label={t('phone.send')} onClick={onSend} className={ROUND}>
        <Icon name="send" />
      </button>
    </div>
  )
}

interface PickFileProps {
  readonly accept: string
  readonly label: string
  readonly icon: 'clip' | 'mic'
  onPick(file: File): void
}

function PickFile({ accept, label, icon, onPick }: PickFileProps) {
  return (
    <label
      title={label}
      className="grid size-12 shrink-0 cursor-pointer place-items-center rounded-full focus-within:outline-2"
    >
      <span className="sr-only">{label}</span>
      <Icon name={icon} />
      <input
        type="file"
        accept={accept}
        className="sr-only"
        data-testid={icon === 'clip' ? 'attach' : 'voice-file'}
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onPick(file)
          event.target.value = ''
        }}
      />
    </label>
  )
}
