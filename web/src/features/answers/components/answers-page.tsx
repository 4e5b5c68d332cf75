import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { BookOpenText, Plus } from '../../../components/ui/panel-icons.tsx'
import { LANGUAGES } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { PlaceFactsCard } from '../../cabins/components/known-facts-form.tsx'
import { useSettings } from '../../settings/api/settings-api.ts'
import { type Answer, useAnswers } from '../api/answers-api.ts'
import { AnswerSheet } from './answer-sheet.tsx'
import { OpenQuestions } from './open-questions.tsx'

type Editing = { readonly answer: Answer | undefined }

/** What the bot knows from the owner, and what guests asked that it did not know. */
export function AnswersPage() {
  const { t } = usePanelText()
  const answers = useAnswers()
  const settings = useSettings().data
  const [editing, setEditing] = useState<Editing>()
  const items = answers.data?.items ?? []
  const add = (
    <Button look="primary" icon={Plus} onClick={() => setEditing({ answer: undefined })}>
      {t('answers.add')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('answers.title')}
        back={{ to: '/admin/more', label: t('nav.more') }}
        aside={items.length > 0 && add}
      >
        <p className="mt-1 max-w-2xl text-sm text-muted">{t('answers.text')}</p>
      </PageHeader>
      <OpenQuestions />
      <Card title={t('answers.known')} className="mb-4 overflow-hidden">
        {answers.isPending && <Loading />}
        {answers.isError && <Failure onRetry={() => void answers.refetch()} />}
        {answers.isSuccess && items.length === 0 && (
          <Nothing
            icon={BookOpenText}
            title={t('answers.none_title')}
            text={t('answers.none_text')}
            action={add}
          />
        )}
        <Rows>
          {items.map((answer) => (
            <li key={answer.id}>
              <AnswerRow answer={answer} onOpen={() => setEditing({ answer })} />
            </li>
          ))}
        </Rows>
      </Card>
      {settings && <PlaceFactsCard settings={settings} />}
      {editing && <AnswerSheet answer={editing.answer} onClose={() => setEditing(undefined)} />}
    </>
  )
}

function AnswerRow({ answer, onOpen }: { answer: Answer; onOpen(): void }) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  const text = LANGUAGES.map((language) => answer.text[language]).find(Boolean)
  const names = cabins.filter((cabin) => answer.accommodation_ids?.includes(cabin.id)).map(({ name }) => name)
  return (
    <button
      type="button"
      data-testid="answer"
      onClick={onOpen}
      className="block w-full px-4 py-3 text-left hover:bg-sunk sm:px-5"
    >
      <span className="block font-medium break-words">{answer.questions[0]}</span>
      <span className="line-clamp-2 text-sm break-words">{text}</span>
      <span className="block text-sm text-muted">
        {[
          answer.questions.length > 1 && t('answers.ways', { count: answer.questions.length }),
          answer.accommodation_ids ? names.join(', ') : t('answers.all_cabins'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </button>
  )
}
