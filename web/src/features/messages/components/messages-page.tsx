import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { MessagesSquare, Search } from '../../../components/ui/panel-icons.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { cx } from '../../../lib/cx.ts'
import { writeLately } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { plainText } from '../../../lib/markup.ts'
import { usePanelText } from '../../../lib/words.ts'
import { CHIPS, type Chip, type Conversation, useConversations } from '../api/messages-api.ts'

export interface MessagesSearch {
  readonly chip?: Chip | undefined
  readonly q?: string | undefined
}

interface MessagesPageProps {
  readonly search: MessagesSearch
  onSearch(next: MessagesSearch): void
}

export function MessagesPage({ search, onSearch }: MessagesPageProps) {
  const { t } = usePanelText()
  const chip = search.chip ?? 'all'
  const list = useConversations({ chip, q: search.q })
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.pagination.total ?? 0
  return (
    <>
      <PageHeader title={t('messages.title')} />
      <SearchBox key={search.q === undefined ? 'empty' : 'some'} search={search} onSearch={onSearch} />
      <Chips
        isLine
        label={t('messages.filter')}
        value={chip}
        choices={CHIPS.map((one) => ({ value: one, label: t(`messages.chip.${one}`) }))}
        onChange={(next) => onSearch({ ...search, chip: next })}
      />
      <Card className="mt-3 overflow-hidden">
        {list.isPending && <Loading />}
        {list.isError && <Failure onRetry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && <None chip={chip} onAll={() => onSearch({ chip: 'all' })} />}
        <Rows>
          {items.map((conversation) => (
            <li key={conversation.id}>
              <ConversationRow conversation={conversation} />
            </li>
          ))}
        </Rows>
      </Card>
      {items.length > 0 && (
        <div className="mt-4 flex items-center justify-between text-sm text-muted">
          <span role="status">{t('of_total', { shown: items.length, total })}</span>
          {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{t('more')}</Button>}
        </div>
      )}
    </>
  )
}

const TYPING_PAUSE_MS = 300

function SearchBox({ search, onSearch }: MessagesPageProps) {
  const { t } = usePanelText()
  const [text, setText] = useState(search.q ?? '')
  useEffect(() => {
    if (text === (search.q ?? '')) return
    const timer = setTimeout(() => onSearch({ chip: 'all', ...(text ? { q: text } : {}) }), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, search.q, onSearch])
  return (
    <label className="relative mb-2 block">
      <span className="sr-only">{t('messages.search')}</span>
      <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-5 text-muted" />
      <input
        type="search"
        value={text}
        onChange={(event) => setText(event.target.value)}
        placeholder={t('messages.search')}
        className={cx(
          'min-h-12 w-full rounded-xl border border-line-strong bg-panel pr-3 pl-11 text-base',
          'placeholder:text-muted',
        )}
      />
    </label>
  )
}

function None({ chip, onAll }: { chip: Chip; onAll(): void }) {
  const { t } = usePanelText()
  if (chip === 'all') {
    return (
      <Nothing
        icon={MessagesSquare}
        title={t('messages.none_all_title')}
        text={t('messages.none_all_text')}
        action={
          <Link to="/admin/more" className="font-semibold text-link underline underline-offset-4">
            {t('messages.see_setup')}
          </Link>
        }
      />
    )
  }
  return (
    <Nothing
      icon={MessagesSquare}
      title={t('messages.none_title')}
      text={t('messages.none_text')}
      action={<Button onClick={onAll}>{t('messages.see_all')}</Button>}
    />
  )
}

function ConversationRow({ conversation }: { conversation: Conversation }) {
  const { t } = usePanelText()
  const { locale } = useLanguage()
  const name = nameOf(conversation, t('messages.guest'))
  const isWaiting = conversation.status === 'waiting_human'
  return (
    <Link
      to="/admin/messages/$id"
      params={{ id: conversation.id }}
      data-testid="conversation"
      className="flex min-h-16 items-center gap-3 px-4 py-3 hover:bg-sunk sm:px-5"
    >
      <span className="grid size-11 shrink-0 place-items-center rounded-full bg-soft font-semibold text-on-soft">
        {name.slice(0, 1).toUpperCase()}
      </span>
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline justify-between gap-3">
          <span className={cx('truncate', isWaiting ? 'font-bold' : 'font-medium')}>{name}</span>
          <span className="shrink-0 text-xs text-muted">
            {conversation.last_message_at &&
              writeLately(conversation.last_message_at, todayInArgentina(), locale)}
          </span>
        </span>
        <span className="block truncate text-sm text-muted">{summaryOf(conversation)}</span>
        <span className={cx('block truncate text-xs', isWaiting ? 'font-semibold text-bad' : 'text-muted')}>
          {t(`messages.status.${conversation.status}`)}
        </span>
      </span>
    </Link>
  )
}

function summaryOf({ last_message: text, reservation_codes: codes }: Conversation): string {
  const line = text.split('\n').find(Boolean) ?? ''
  return [plainText(line), ...codes].filter(Boolean).join(' · ')
}

export function nameOf({ guest }: Conversation, nobody: string): string {
  return guest.name || guest.phone || nobody
}
