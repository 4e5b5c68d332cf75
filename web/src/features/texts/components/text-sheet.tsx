import { useRef, useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { FormattedText } from '../../../components/ui/formatted-text.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct, useProblemText } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type BotText, restoreText, saveText, useTextPreview } from '../api/texts-api.ts'

/** One message: its words, what may stand in it, and how it arrives. */
export function TextSheet({ text: one, onClose }: { text: BotText; onClose(): void }) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const [text, setText] = useState(one.text)
  const preview = useTextPreview(one, text)
  const save = useAct({ run: () => saveText(one, text), done: () => t('texts.saved') })
  const restore = useAct({
    run: () => restoreText(one),
    done: () => t('texts.restored'),
    undo: () => saveText(one, one.text),
  })
  return (
    <Sheet isOpen title={t('texts.one')} onClose={onClose}>
      <ActForm
        className="space-y-4"
        isReady={text.trim() !== '' && text !== one.text && !preview.isError}
        isPending={save.isPending}
        beside={
          !one.is_default && (
            <Button
              disabled={restore.isPending}
              onClick={() => restore.mutate(undefined, { onSuccess: onClose })}
            >
              {t('texts.restore')}
            </Button>
          )
        }
        onAct={() => save.mutate(undefined, { onSuccess: onClose })}
      >
        <Words one={one} text={text} onChange={setText} />
        {preview.isError && (
          <p role="alert" className="text-sm font-medium text-bad">
            {problemText(preview.error)}
          </p>
        )}
        {preview.isSuccess && (
          <div>
            <p className="mb-2 text-sm font-medium">{t('texts.preview')}</p>
            <div
              data-testid="text-preview"
              className="rounded-2xl rounded-tr-sm bg-soft px-3.5 py-2 text-on-soft"
            >
              <FormattedText text={preview.data.text} />
            </div>
          </div>
        )}
      </ActForm>
    </Sheet>
  )
}

/** What stands behind `{{ guest_name }}`, in the reader's words; nothing of what only chooses between words. */
export function useVariableName() {
  const { t } = usePanelText()
  return (name: string) => t(`texts.variable.${name}`, { defaultValue: '' })
}

interface WordsProps {
  readonly one: BotText
  readonly text: string
  onChange(text: string): void
}

/** Variables are put where the writing stopped. */
function Words({ one, text, onChange }: WordsProps) {
  const { t } = usePanelText()
  const nameOf = useVariableName()
  const area = useRef<HTMLTextAreaElement>(null)
  const named = one.variables.filter((name) => nameOf(name) !== '')
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? text.length
    onChange(`${text.slice(0, at)}{{ ${name} }}${text.slice(at)}`)
    area.current?.focus()
  }
  return (
    <>
      <AreaField
        ref={area}
        label={t('texts.words')}
        rows={7}
        maxLength={4096}
        lang={one.language}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
      {named.length > 0 && (
        <div>
          <p className="mb-2 text-sm text-muted">{t('texts.variables')}</p>
          <ul className="flex flex-wrap gap-2">
            {named.map((name) => (
              <li key={name}>
                <button
                  type="button"
                  onClick={() => insert(name)}
                  className="min-h-10 rounded-full border border-line-strong bg-panel px-3 text-sm hover:bg-sunk"
                >
                  {nameOf(name)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
