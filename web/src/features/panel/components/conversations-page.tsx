import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import { writeInstant } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { plainText } from '../../../lib/markup.ts'
import { type Conversation, useConversations, useTranscript } from '../api/panel-api.ts'
import { PageTitle } from './page-title.tsx'
import { Transcript } from './transcript.tsx'

export function ConversationsPage() {
  const { t } = useTranslation()
  const conversations = useConversations()
  return (
    <>
      <PageTitle>{t('panel.nav.conversations')}</PageTitle>
      <Card className="overflow-hidden">
        {conversations.isPending && <Loading />}
        {conversations.isError && <Failure onRetry={() => void conversations.refetch()} />}
        {conversations.data?.items.length === 0 && <Empty icon="chat">{t('panel.none_conversations')}</Empty>}
        {conversations.data?.items.map((conversation) => (
          <ConversationRow key={conversation.id} conversation={conversation} />
        ))}
      </Card>
    </>
  )
}

function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation()
  const { locale } = useLanguage()
  return (
    <Link
      to="/admin/conversations/$id"
      params={{ id: conversation.id }}
      className="flex min-h-16 items-center gap-3 border-t border-sand-200 px-4 py-3 first:border-t-0 hover:bg-sand-50 sm:px-5"
    >
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-forest-100 font-semibold text-forest-800">
        {nameOf(conversation, '?').slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className="truncate font-medium">{nameOf(conversation, t('panel.guest'))}</span>
          <span className="shrink-0 text-xs text-muted">
            {conversation.last_message_at && writeInstant(conversation.last_message_at, locale)}
          </span>
        </span>
        <span className="flex items-center justify-between gap-3">
          <span className="truncate text-sm text-ink/75">{summaryOf(conversation)}</span>
          {conversation.unread > 0 && (
            <span className="shrink-0 rounded-full bg-forest-700 px-2 py-0.5 text-xs font-semibold text-white">
              {t('panel.unread', { count: conversation.unread })}
            </span>
          )}
        </span>
        <span
          className={cx(
            'block truncate text-xs',
            conversation.status === 'waiting_human' ? 'font-semibold text-clay-700' : 'text-muted',
          )}
        >
          {t(`panel.conversation_status.${conversation.status}`)}
        </span>
      </span>
    </Link>
  )
}

function summaryOf({ last_message: text, reservation_codes: codes }: Conversation): string {
  const line = text.split('\n').find(Boolean) ?? ''
  return [plainText(line), ...codes].filter(Boolean).join(' · ')
}

function nameOf({ guest }: Conversation, nobody: string): string {
  return guest.name || guest.phone || nobody
}

export function ConversationPage({ id }: { id: string }) {
  const { t } = useTranslation()
  const conversations = useConversations()
  const transcript = useTranscript(id)
  const conversation = conversations.data?.items.find((one) => one.id === id)
  return (
    <>
      <Link
        to="/admin/conversations"
        className="mb-3 inline-flex min-h-11 items-center gap-1 text-sm text-muted"
      >
        <Icon name="back" className="size-4" />
        {t('panel.nav.conversations')}
      </Link>
      <PageTitle
        aside={
          conversation && (
            <span className="text-sm text-muted">
              {t(`panel.conversation_status.${conversation.status}`)}
            </span>
          )
        }
      >
        {conversation ? nameOf(conversation, t('panel.guest')) : t('panel.guest')}
      </PageTitle>
      <Card className="overflow-hidden">
        {transcript.isPending && <Loading />}
        {transcript.isError && <Failure onRetry={() => void transcript.refetch()} />}
        {transcript.data && <Transcript messages={transcript.data.items} />}
      </Card>
      <p className="mt-3 text-center text-sm text-muted">{t('panel.reply_later')}</p>
    </>
  )
}
