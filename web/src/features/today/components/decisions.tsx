import { Link } from '@tanstack/react-router'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import type { PanelIcon } from '../../../components/ui/panel-icons.tsx'
import {
  BadgeDollarSign,
  BellRing,
  CalendarX2,
  CircleHelp,
  MessageSquareWarning,
  MessagesSquare,
  ReceiptText,
} from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { useAlertWords } from '../../../lib/alert-words.ts'
import { cx } from '../../../lib/cx.ts'
import { ask } from '../../../lib/http.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useReceipts } from '../../reservations/api/proofs.ts'
import { ReceiptView } from '../../reservations/components/receipt-view.tsx'
import { type Decision, useDecisions } from '../api/today-api.ts'

const ICONS: Record<Decision['kind'], PanelIcon> = {
  guest_waiting: MessagesSquare,
  receipt: ReceiptText,
  conflict: CalendarX2,
  late_money: BadgeDollarSign,
  refused_money: BadgeDollarSign,
  refund_by_hand: BadgeDollarSign,
  unreadable_event: CalendarX2,
  message_not_delivered: MessageSquareWarning,
  unanswered_question: CircleHelp,
  alert: BellRing,
}

/** Everything that waits for a person, the oldest first, each with what to do about it. */
export function Decisions() {
  const { t } = usePanelText()
  const decisions = useDecisions()
  const items = decisions.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Card
      title={t('today.decisions')}
      className="mb-4 border-bad-line"
      aside={
        <span
          className={cx(
            'grid h-7 min-w-7 place-items-center rounded-full bg-bad-soft px-2 text-sm font-semibold',
            'text-bad',
          )}
        >
          {items.length}
        </span>
      }
    >
      <Rows>
        {items.map((decision) => (
          <DecisionLine key={`${decision.kind}${decision.id}`} decision={decision} />
        ))}
      </Rows>
    </Card>
  )
}

function DecisionLine({ decision }: { decision: Decision }) {
  const { t } = usePanelText()
  const { instant, money } = useWriting()
  const Sign = ICONS[decision.kind]
  const { title, detail } = useWords(decision)
  const amount = decision.amount && money(decision.amount, decision.currency ?? 'ARS')
  return (
    <li data-testid="decision" data-kind={decision.kind} className="flex gap-3 px-4 py-3 sm:px-5">
      <Sign aria-hidden className="mt-0.5 size-5 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium break-words">{title}</p>
        {detail && <p className="line-clamp-2 text-sm break-words">{detail}</p>}
        <p className="text-sm text-muted">
          {[amount, t('today.since', { when: instant(decision.since) })].filter(Boolean).join(' · ')}
        </p>
        <div className="mt-2 flex flex-wrap gap-2">
          <Ways decision={decision} />
        </div>
      </div>
    </li>
  )
}

/** Alerts come as kinds and are told in the reader's language; the rest is told by what it is. */
function useWords({ kind, alert_kind: alert, about, title, detail }: Decision) {
  const { t } = usePanelText()
  const wordsOf = useAlertWords()
  if (!alert) return { title: t(`today.kind.${kind}`, { title }), detail }
  const words = wordsOf(alert)
  return { title: about ? `${words.title}: ${about}` : words.title, detail: words.advice }
}

/** A receipt is decided here with its picture; a talk, a stay and a clash are opened; the rest is one tap. */
function Ways({ decision }: { decision: Decision }) {
  const { t } = usePanelText()
  const taps = decision.actions.filter((action) => action.method === 'POST' && isTap(action.name))
  return (
    <>
      {decision.kind === 'receipt' && <ReceiptHere id={decision.entity_id} />}
      {decision.conversation_id && decision.kind !== 'receipt' && (
        <Link
          to="/admin/messages/$id"
          params={{ id: decision.conversation_id }}
          className={buttonLook('primary')}
        >
          {t('today.act.answer')}
        </Link>
      )}
      {decision.reservation_code && (
        <Link
          to="/admin/reservations/$code"
          params={{ code: decision.reservation_code }}
          className={buttonLook('plain')}
        >
          {t('today.open')}
        </Link>
      )}
      {(decision.kind === 'conflict' || decision.kind === 'unreadable_event') && (
        <Link to="/admin/more/channels" className={buttonLook('primary')}>
          {t('today.act.look')}
        </Link>
      )}
      {decision.kind === 'unanswered_question' && !decision.conversation_id && (
        <Link to="/admin/messages" className={buttonLook('primary')}>
          {t('today.act.answer')}
        </Link>
      )}
      {decision.actions.map(
        (action) => action.name === 'classify' && <Meaning key={action.name} action={action} />,
      )}
      {taps.map((action) => (
        <Tap key={action.name} action={action} />
      ))}
    </>
  )
}

/** What may be done blindly; the rest wants to be looked at first. */
function isTap(name: Decision['actions'][number]['name']): boolean {
  return name === 'take' || name === 'release' || name === 'retry' || name === 'resolve'
}

function Tap({ action }: { action: Decision['actions'][number] }) {
  const { t } = usePanelText()
  const act = useAct({
    run: () => ask(`/api/v1${action.path}`, { method: 'POST', json: {} }),
    done: () => t('today.done'),
  })
  return (
    <Button disabled={act.isPending} onClick={() => act.mutate()}>
      {t(`today.act.${action.name}`)}
    </Button>
  )
}

/** Money that went back without a word about it: only a person knows whether it is owed again. */
function Meaning({ action }: { action: Decision['actions'][number] }) {
  const { t } = usePanelText()
  const choose = useAct({
    run: (as: 'return' | 'discount') => ask(`/api/v1${action.path}`, { method: 'POST', json: { as } }),
    done: (_answer, as) => t(`today.meaning.${as}_done`),
  })
  return (['discount', 'return'] as const).map((as) => (
    <Button key={as} disabled={choose.isPending} onClick={() => choose.mutate(as)}>
      {t(`today.meaning.${as}`)}
    </Button>
  ))
}

function ReceiptHere({ id }: { id: string }) {
  const receipt = useReceipts().data?.items.find((one) => one.id === id)
  return receipt ? <ReceiptView receipt={receipt} /> : null
}
