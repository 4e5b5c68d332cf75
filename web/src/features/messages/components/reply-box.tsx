import { useId, useState } from 'react'
import { Button, IconButton } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { BookmarkPlus, MessageSquareText, SendHorizontal } from '../../../components/ui/panel-icons.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct, useProblemText } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import {
  type Conversation,
  type SavedReply,
  saveReplies,
  useSavedReplies,
  writeTo,
} from '../api/messages-api.ts'
import { fillIn } from '../api/saved-replies.ts'

/** Where the owner answers. Writing takes the talk over: the bot keeps quiet from then on. */
export function ReplyBox({ conversation }: { conversation: Conversation }) {
  const { t } = usePanelText()
  const id = useId()
  const problemText = useProblemText()
  const [text, setText] = useState('')
  const [isChoosing, setChoosing] = useState(false)
  const send = useAct({ run: (words: string) => writeTo(conversation.id, words), isQuiet: () => true })
  const words = text.trim()
  const submit = () => {
    if (words && !send.isPending) send.mutate(words, { onSuccess: () => setText('') })
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
      className="border-t border-line p-3"
    >
      {send.isError && (
        <p role="alert" className="mb-2 rounded-lg bg-bad-soft px-3 py-2 text-sm text-bad">
          {problemText(send.error)}
        </p>
      )}
      <div className="flex items-end gap-2">
        <IconButton
          icon={MessageSquareText}
          label={t('messages.saved')}
          onClick={() => setChoosing(true)}
          className="border border-line-strong"
        />
        <label htmlFor={id} className="sr-only">
          {t('messages.write')}
        </label>
        <textarea
          id={id}
          rows={2}
          value={text}
          maxLength={4096}
          placeholder={t('messages.write')}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit()
          }}
          className={cx(
            'min-h-11 flex-1 rounded-xl border border-line-strong bg-panel px-3 py-2 text-base',
            'placeholder:text-muted',
          )}
        />
        <Button look="primary" type="submit" icon={SendHorizontal} disabled={!words || send.isPending}>
          <span className="max-sm:sr-only">{t('messages.send')}</span>
        </Button>
      </div>
      <SavedSheet
        isOpen={isChoosing}
        written={words}
        onClose={() => setChoosing(false)}
        onChoose={(reply) => {
          setText(fillIn(reply.text, conversation))
          setChoosing(false)
        }}
      />
    </form>
  )
}

interface SavedSheetProps {
  readonly isOpen: boolean
  readonly written: string
  onClose(): void
  onChoose(reply: SavedReply): void
}

function SavedSheet({ isOpen, written, onClose, onChoose }: SavedSheetProps) {
  const { t } = usePanelText()
  const saved = useSavedReplies(isOpen).data?.items ?? []
  const [title, setTitle] = useState('')
  const save = useAct({
    run: () => saveReplies([...saved, { title: title.trim(), text: written }]),
    done: () => t('saved'),
  })
  return (
    <Sheet isOpen={isOpen} title={t('messages.saved')} onClose={onClose}>
      {saved.length === 0 && <p className="text-sm text-muted">{t('messages.saved_none')}</p>}
      <ul className="space-y-2">
        {saved.map((reply) => (
          <li key={reply.title}>
            <button
              type="button"
              onClick={() => onChoose(reply)}
              className="w-full rounded-xl border border-line-strong px-4 py-3 text-left hover:bg-sunk"
            >
              <span className="block font-medium">{reply.title}</span>
              <span className="line-clamp-2 text-sm text-muted">{reply.text}</span>
            </button>
          </li>
        ))}
      </ul>
      {written && (
        <div className="mt-4 flex items-end gap-2">
          <TextField
            label={t('messages.saved_name')}
            value={title}
            maxLength={60}
            onChange={(event) => setTitle(event.target.value)}
            className="flex-1"
          />
          <Button
            icon={BookmarkPlus}
            disabled={!title.trim() || save.isPending}
            onClick={() => save.mutate(undefined, { onSuccess: () => setTitle('') })}
          >
            {t('messages.saved_add')}
          </Button>
        </div>
      )}
    </Sheet>
  )
}
