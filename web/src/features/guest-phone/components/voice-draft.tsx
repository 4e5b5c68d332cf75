import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'

export interface VoiceDraftProps {
  readonly voice: Blob
  onSend(spoken: string): void
  onDiscard(): void
}

/** A note before it goes: listened to once more, and its words told to the pretend speech server. */
export function VoiceDraft({ voice, onSend, onDiscard }: VoiceDraftProps) {
  const { t } = useTranslation()
  const [spoken, setSpoken] = useState('')
  const address = useMemo(() => URL.createObjectURL(voice), [voice])
  useEffect(() => () => URL.revokeObjectURL(address), [address])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        onSend(spoken.trim())
      }}
      className="flex flex-col gap-2 px-2 pt-2 pb-[max(0.5rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex items-center gap-2">
        <button
          type="button"
          aria-label={t('phone.discard')}
          onClick={onDiscard}
          className="grid size-12 shrink-0 place-items-center rounded-full bg-white shadow-sm"
        >
          <Icon name="bin" />
        </button>
        {/* biome-ignore lint/a11y/useMediaCaption: the guest's own voice, whose words are asked for below */}
        <audio controls src={address} className="h-12 min-w-0 flex-1" />
      </div>
      <div className="flex items-end gap-1.5">
        <label className="flex min-h-12 min-w-0 flex-1 flex-col rounded-3xl bg-white px-4 py-1.5 shadow-sm">
          <span className="text-xs text-chat-muted">{t('phone.spoken')}</span>
          <input
            value={spoken}
            data-testid="spoken"
            onChange={(event) => setSpoken(event.target.value)}
            className="min-w-0 bg-transparent text-base outline-none"
          />
        </label>
        <button
          type="submit"
          data-testid="send-voice"
          aria-label={t('phone.send')}
          className="grid size-12 shrink-0 place-items-center rounded-full bg-chat-green text-white shadow-sm"
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  )
}
