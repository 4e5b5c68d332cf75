import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { SendHorizontal } from '../../../components/ui/panel-icons.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { answerQuestion, type OpenQuestion, useOpenQuestions } from '../api/answers-api.ts'

/** What guests asked and the bot did not know; nothing at all where there is none. */
export function OpenQuestions() {
  const { t } = usePanelText()
  const questions = useOpenQuestions().data
  if (!questions || questions.items.length === 0) return null
  const { items, pagination } = questions
  return (
    <Card title={t('answers.open')} className="mb-4 border-bad-line">
      <Rows>
        {items.map((question) => (
          <li key={question.id} data-testid="question" className="px-4 py-3 sm:px-5">
            <Question question={question} />
          </li>
        ))}
      </Rows>
      {pagination.total > items.length && (
        <p className="px-4 pb-4 text-sm text-muted sm:px-5">
          {t('of_total', { shown: items.length, total: pagination.total })}
        </p>
      )}
    </Card>
  )
}

function Question({ question }: { question: OpenQuestion }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const cabin = useCabins().data?.items.find((one) => one.id === question.accommodation_id)
  const [text, setText] = useState('')
  const [isKept, setKept] = useState(true)
  const send = useAct({
    run: () => answerQuestion(question.id, { text: text.trim(), isKept }),
    done: () => t(isKept ? 'answers.sent_and_kept' : 'answers.sent'),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate()
      }}
    >
      <p lang={question.language} className="font-medium break-words">
        «{question.text}»
      </p>
      <p className="text-sm text-muted">
        {[instant(question.asked_at), cabin?.name].filter(Boolean).join(' · ')}
      </p>
      <AreaField
        className="mt-2"
        label={t('answers.your_answer')}
        rows={2}
        maxLength={4000}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <SwitchField
        label={t('answers.keep')}
        hint={t('answers.keep_hint')}
        checked={isKept}
        onChange={setKept}
      />
      <div className="flex flex-wrap justify-end gap-2">
        <Link
          to="/admin/messages/$id"
          params={{ id: question.conversation_id }}
          className={buttonLook('quiet')}
        >
          {t('messages.open')}
        </Link>
        <Button look="primary" type="submit" icon={SendHorizontal} disabled={!text.trim() || send.isPending}>
          {t('answers.send')}
        </Button>
      </div>
    </form>
  )
}
