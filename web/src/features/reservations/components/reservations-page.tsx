import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { Download, NotebookPen, Plus, Search } from '../../../components/ui/panel-icons.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { todayInArgentina } from '../../../lib/clock.ts'
import { queryOf } from '../../../lib/http.ts'
import { usePanelText } from '../../../lib/words.ts'
import { CHIPS, filtersOf, type ReservationSearch } from '../api/filters.ts'
import { useReservations } from '../api/reservations-api.ts'
import { ReservationListing } from './reservation-listing.tsx'

interface ReservationsPageProps {
  readonly search: ReservationSearch
  onSearch(next: ReservationSearch): void
}

/** The filters live in the address, so that a list can be kept, shared and gone back to. */
export function ReservationsPage({ search, onSearch }: ReservationsPageProps) {
  const { t } = usePanelText()
  const onText = useCallback((q: string) => onSearch(q ? { q } : {}), [onSearch])
  const filters = filtersOf(search, todayInArgentina())
  const list = useReservations(filters)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const total = list.data?.pages[0]?.pagination.total ?? 0
  return (
    <>
      <PageHeader
        title={t('reservations.title')}
        aside={
          <Link to="/admin/reservations/new" className={buttonLook('primary')}>
            <Plus aria-hidden className="size-4.5" />
            {t('reservations.new')}
          </Link>
        }
      />
      <SearchBox label={t('reservations.search')} text={search.q ?? ''} onSearch={onText} />
      <Chips
        isLine
        label={t('reservations.filter')}
        value={search.q ? 'all' : (search.chip ?? 'upcoming')}
        choices={CHIPS.map((chip) => ({ value: chip, label: t(`reservations.chip.${chip}`) }))}
        onChange={(chip) => onSearch({ chip })}
      />
      <Card className="mt-3 overflow-hidden">
        {list.isPending && <Loading />}
        {list.isError && <Failure onRetry={() => void list.refetch()} />}
        {list.isSuccess && items.length === 0 && <None search={search} onSearch={onSearch} />}
        {items.length > 0 && <ReservationListing reservations={items} />}
      </Card>
      {items.length > 0 && (
        <div className="mt-4 flex flex-wrap items-center justify-between gap-3 text-sm text-muted">
          <span role="status">{t('of_total', { shown: items.length, total })}</span>
          {list.hasNextPage && (
            <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {t('more')}
            </Button>
          )}
          <a
            href={`/api/v1/admin/reservations/export.csv${queryOf(filters)}`}
            className={buttonLook('quiet')}
          >
            <Download aria-hidden className="size-4.5" />
            {t('reservations.csv')}
          </a>
        </div>
      )}
    </>
  )
}

function None({ search, onSearch }: ReservationsPageProps) {
  const { t } = usePanelText()
  if (search.q) {
    return (
      <Nothing
        icon={Search}
        title={t('reservations.none_found', { text: search.q })}
        text={t('reservations.none_found_text')}
        action={<Button onClick={() => onSearch({ chip: 'all' })}>{t('reservations.clear')}</Button>}
      />
    )
  }
  return (
    <Nothing
      icon={NotebookPen}
      title={t('reservations.none_title')}
      text={t('reservations.none_text')}
      action={
        <Link to="/admin/reservations/new" className={buttonLook('primary')}>
          {t('reservations.new')}
        </Link>
      }
    />
  )
}
