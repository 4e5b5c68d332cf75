import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { RotateCcw } from '../../../components/ui/panel-icons.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import {
  type DeadLetter,
  discardLetter,
  retryAllLetters,
  retryLetter,
  useDeadLetters,
} from '../api/health-api.ts'

/** What failed for good: tried again one by one or all together, or left, with the reason written down. */
export function Letters() {
  const { t } = usePanelText()
  const list = useDeadLetters().data
  const letters = list?.items ?? []
  const total = list?.pagination.total ?? 0
  const all = useAct({
    run: retryAllLetters,
    done: ({ retried }) => t('health.retried_all', { count: retried }),
  })
  return (
    <Card title={t('health.letters')}>
      <p className="px-4 pb-3 text-sm text-muted sm:px-5">
        {t(letters.length === 0 ? 'health.letters_none' : 'health.letters_text')}
      </p>
      {letters.length > 1 && (
        <div className="px-4 pb-2 sm:px-5">
          <Button icon={RotateCcw} disabled={all.isPending} onClick={() => all.mutate()}>
            {t('health.retry_all', { count: total })}
          </Button>
        </div>
      )}
      <Rows className="px-4 pb-2 sm:px-5">
        {letters.map((letter) => (
          <LetterLine key={letter.id} letter={letter} />
        ))}
      </Rows>
      {letters.length < total && (
        <p className="px-4 pb-4 text-sm text-muted sm:px-5">
          {t('of_total', { shown: letters.length, total })}
        </p>
      )}
    </Card>
  )
}

function LetterLine({ letter }: { letter: DeadLetter }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const [isLeaving, setLeaving] = useState(false)
  const retry = useAct({ run: () => retryLetter(letter.id), done: () => t('health.retried') })
  return (
    <li data-testid="dead-letter" className="space-y-1 py-3 text-sm">
      <p className="font-medium break-words">
        {t(`health.queue.${letter.queue.split('.')[0]}`, { defaultValue: letter.queue })}
      </p>
      <p className="text-muted">
        {t('health.attempts', { count: letter.attempts })} · {instant(letter.failed_at)}
      </p>
      <details className="text-muted">
        <summary className="min-h-11 content-center">{t('health.technical')}</summary>
        <p className="break-words">{letter.error}</p>
        <p className="font-mono text-xs break-words">{letter.queue}</p>
      </details>
      <div className="flex gap-2">
        <Button disabled={retry.isPending} onClick={() => retry.mutate()}>
          {t('health.retry')}
        </Button>
        <Button look="quiet" onClick={() => setLeaving(true)}>
          {t('health.discard')}
        </Button>
      </div>
      {isLeaving && <LeaveSheet letter={letter} onClose={() => setLeaving(false)} />}
    </li>
  )
}

function LeaveSheet({ letter, onClose }: { letter: DeadLetter; onClose(): void }) {
  const { t } = usePanelText()
  const [reason, setReason] = useState('')
  const discard = useAct({
    run: () => discardLetter(letter.id, reason.trim()),
    done: () => t('health.discarded'),
  })
  return (
    <Sheet isOpen title={t('health.discard')} text={t('health.discard_text')} onClose={onClose}>
      <ActForm
        label={t('health.discard')}
        look="danger"
        isReady={reason.trim() !== ''}
        isPending={discard.isPending}
        onAct={() => discard.mutate(undefined, { onSuccess: onClose })}
      >
        <TextField
          label={t('health.reason')}
          required
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </ActForm>
    </Sheet>
  )
}
