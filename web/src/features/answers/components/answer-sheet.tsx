import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { ManyChips } from '../../../components/ui/chips.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { LanguageChips } from '../../../components/ui/language-chips.tsx'
import { Trash2 } from '../../../components/ui/panel-icons.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import type { Language } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { type AnswerDraft, answerBody, answerDraft } from '../api/answer-draft.ts'
import { type Answer, addAnswer, changeAnswer, removeAnswer } from '../api/answers-api.ts'

/** One answer: what is told, what asks for it, and for which cabins it holds. */
export function AnswerSheet({ answer, onClose }: { answer: Answer | undefined; onClose(): void }) {
  const { t } = usePanelText()
  const [draft, setDraft] = useState<AnswerDraft>(() => answerDraft(answer))
  const edit = (next: Partial<AnswerDraft>) => setDraft({ ...draft, ...next })
  const body = answerBody(draft)
  const save = useAct({
    run: (written: NonNullable<typeof body>) =>
      answer ? changeAnswer(answer.id, written) : addAnswer(written),
    done: () => t('answers.saved'),
  })
  return (
    <Sheet isOpen title={t(answer ? 'answers.change' : 'answers.add')} onClose={onClose}>
      <ActForm
        className="space-y-4"
        isReady={Boolean(body)}
        isPending={save.isPending}
        beside={answer && <Forget answer={answer} onDone={onClose} />}
        onAct={() => {
          if (body) save.mutate(body, { onSuccess: onClose })
        }}
      >
        <Words draft={draft} onEdit={edit} />
        <AreaField
          label={t('answers.questions')}
          hint={t('answers.questions_hint')}
          placeholder={t('answers.questions_example')}
          value={draft.questions}
          onChange={(event) => edit({ questions: event.target.value })}
        />
        <CabinChips draft={draft} onEdit={edit} />
      </ActForm>
    </Sheet>
  )
}

interface PartProps {
  readonly draft: AnswerDraft
  onEdit(next: Partial<AnswerDraft>): void
}

/** One language at a time; what is missing is told in Spanish. */
function Words({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  const [language, setLanguage] = useState<Language>('es')
  return (
    <>
      <LanguageChips value={language} onChange={setLanguage} />
      <AreaField
        label={t('answers.answer')}
        rows={4}
        maxLength={4000}
        lang={language}
        value={draft.text[language]}
        onChange={(event) => onEdit({ text: { ...draft.text, [language]: event.target.value } })}
      />
    </>
  )
}

function CabinChips({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  if (cabins.length < 2) return null
  return (
    <div>
      <p className="mb-2 text-sm font-medium">{t('answers.only_for')}</p>
      <ManyChips
        label={t('answers.only_for')}
        values={draft.cabins}
        choices={cabins.map((cabin) => ({ value: cabin.id, label: cabin.name }))}
        onChange={(chosen) => onEdit({ cabins: chosen })}
      />
      <p className="mt-1 text-sm text-muted">{t('answers.only_for_hint')}</p>
    </div>
  )
}

function Forget({ answer, onDone }: { answer: Answer; onDone(): void }) {
  const { t } = usePanelText()
  const { text, questions, accommodation_ids } = answer
  const forget = useAct({
    run: () => removeAnswer(answer.id),
    done: () => t('answers.forgotten'),
    undo: () => addAnswer({ text, questions, accommodation_ids }),
  })
  return (
    <Button
      look="danger"
      icon={Trash2}
      disabled={forget.isPending}
      onClick={() => forget.mutate(undefined, { onSuccess: onDone })}
    >
      {t('remove')}
    </Button>
  )
}
