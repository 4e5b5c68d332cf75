import { Link } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { ChevronRight, UsersRound } from '../../../components/ui/panel-icons.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { writePhone } from '../../../lib/contact.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type GuestEntry, useGuests } from '../api/guests-api.ts'
import { GuestSheet } from './guest-sheet.tsx'

/** Everybody who came, comes or asked. */
export function GuestsPage() {
  const { t } = usePanelText()
  const [q, setQuery] = useState('')
  const [open, setOpen] = useState<GuestEntry>()
  const list = useGuests(q)
  const guests = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.pagination.total ?? 0
  const close = useCallback(() => setOpen(undefined), [])
  return (
    <>
      <PageHeader title={t('guests.title')} back={{ to: '/admin/more', label: t('nav.more') }} />
      <SearchBox label={t('guests.search')} text={q} onSearch={setQuery} />
      <Card className="mt-3 overflow-hidden">
        {list.isPending && <Loading />}
        {list.isError && <Failure onRetry={() => void list.refetch()} />}
        {list.isSuccess && guests.length === 0 && <Nobody isSearch={q !== ''} />}
        <Rows>
          {guests.map((guest) => (
            <li key={guest.id}>
              <GuestRow guest={guest} onOpen={setOpen} />
            </li>
          ))}
        </Rows>
      </Card>
      {guests.length > 0 && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
          <span role="status">{t('of_total', { shown: guests.length, total })}</span>
          {list.hasNextPage && (
            <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
        </div>
      )}
      {open && <GuestSheet guest={open} onClose={close} />}
    </>
  )
}

function GuestRow({ guest, onOpen }: { guest: GuestEntry; onOpen(guest: GuestEntry): void }) {
  const { t } = usePanelText()
  const { day } = useWriting()
  const came = guest.stays > 0 && t('guests.stays', { count: guest.stays })
  const last = guest.last_check_out && t('guests.last', { day: day(guest.last_check_out) })
  return (
    <button
      type="button"
      data-testid="guest"
      onClick={() => onOpen(guest)}
      className="flex min-h-16 w-full items-center gap-4 px-4 py-3 text-left hover:bg-sunk sm:px-5"
    >
      <span className="min-w-0 flex-1">
        <span className="block font-medium break-words">{guest.name || t('guests.nameless')}</span>
        <span className="block text-sm break-words text-muted">
          {[writePhone(guest.phone) || guest.email, came || t('guests.only_asked'), last]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </button>
  )
}

function Nobody({ isSearch }: { isSearch: boolean }) {
  const { t } = usePanelText()
  return (
    <Nothing
      icon={UsersRound}
      title={t(isSearch ? 'guests.none_found' : 'guests.none')}
      text={t(isSearch ? 'guests.none_found_text' : 'guests.none_text')}
      action={
        isSearch ? null : (
          <Link to="/admin/reservations/new" className={buttonLook('primary')}>
            {t('reservations.new')}
          </Link>
        )
      }
    />
  )
}
