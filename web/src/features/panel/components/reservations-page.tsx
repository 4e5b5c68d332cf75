import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../../components/ui/card.tsx'
import { Empty, Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Icon } from '../../../components/ui/icon.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { writeDay } from '../../../lib/days.ts'
import { useLanguage } from '../../../lib/i18n.ts'
import { writeMoney } from '../../../lib/money.ts'
import { type Reservation, type ReservationStatus, STATUSES } from '../../../lib/reservation.ts'
import { useReservations } from '../api/panel-api.ts'
import { PageTitle } from './page-title.tsx'
import { ReservationRow } from './reservation-row.tsx'

export interface ReservationSearch {
  readonly status?: ReservationStatus | undefined
  readonly q?: string | undefined
  readonly page?: number | undefined
}

interface ReservationsPageProps {
  readonly search: ReservationSearch
  onSearch(next: ReservationSearch): void
}

/** The filters live in the address, so that a list can be kept, shared and gone back to. */
export function ReservationsPage({ search, onSearch }: ReservationsPageProps) {
  const { t } = useTranslation()
  const list = useReservations({ ...search, page_size: 20 })
  const pages = list.data?.pagination
  return (
    <>
      <PageTitle
        aside={
          pages && <span className="text-sm text-muted">{t('panel.results', { count: pages.total })}</span>
        }
      >
        {t('panel.nav.reservations')}
      </PageTitle>
      <Filters search={search} onSearch={onSearch} />
      <Card className="overflow-hidden">
        {list.isPending && <Loading />}
        {list.isError && <Failure onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && <Empty icon="book">{t('panel.none_reservations')}</Empty>}
        {list.data && list.data.items.length > 0 && <Listing reservations={list.data.items} />}
      </Card>
      {pages && pages.total_pages > 1 && (
        <Pages page={pages.page} pages={pages.total_pages} onPage={(page) => onSearch({ ...search, page })} />
      )}
    </>
  )
}

const TYPING_PAUSE_MS = 300

function Filters({ search, onSearch }: ReservationsPageProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(search.q ?? '')
  useEffect(() => {
    if (text === (search.q ?? '')) return
    const timer = setTimeout(() => onSearch({ status: search.status, q: text || undefined }), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, search.q, search.status, onSearch])
  return (
    <div className="mb-4 flex flex-col gap-3 sm:flex-row">
      <label className="relative flex-1">
        <span className="sr-only">{t('panel.search')}</span>
        <Icon name="search" className="pointer-events-none absolute top-3.5 left-3.5 size-5 text-muted" />
        <input
          type="search"
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('panel.search')}
          className="min-h-12 w-full rounded-xl border border-sand-300 bg-white pr-3 pl-11"
        />
      </label>
      <label>
        <span className="sr-only">{t('panel.status_label')}</span>
        <select
          value={search.status ?? ''}
          onChange={(event) =>
            onSearch({ q: search.q, status: STATUSES.find((status) => status === event.target.value) })
          }
          className="min-h-12 w-full rounded-xl border border-sand-300 bg-white px-3"
        >
          <option value="">{t('panel.every_status')}</option>
          {STATUSES.map((status) => (
            <option key={status} value={status}>
              {t(`reservation.status.${status}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Listing({ reservations }: { reservations: readonly Reservation[] }) {
  const { t } = useTranslation()
  return (
    <>
      <div className="md:hidden">
        {reservations.map((reservation) => (
          <ReservationRow key={reservation.code} reservation={reservation} aside={reservation.code} />
        ))}
      </div>
      <table className="hidden w-full text-sm md:table">
        <thead className="bg-sand-100 text-left text-muted">
          <tr>
            {(['code', 'guest', 'cabin', 'stay', 'status'] as const).map((column) => (
              <th key={column} scope="col" className="px-4 py-3 font-medium">
                {t(`panel.column.${column}`)}
              </th>
            ))}
            <th scope="col" className="px-4 py-3 text-right font-medium">
              {t('panel.column.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {reservations.map((reservation) => (
            <TableRow key={reservation.code} reservation={reservation} />
          ))}
        </tbody>
      </table>
    </>
  )
}

function TableRow({ reservation }: { reservation: Reservation }) {
  const { locale } = useLanguage()
  return (
    <tr className="border-t border-sand-200 hover:bg-sand-50">
      <td className="px-4 py-3">
        <Link
          to="/admin/reservations/$code"
          params={{ code: reservation.code }}
          className="font-mono font-medium text-forest-700 underline underline-offset-4"
        >
          {reservation.code}
        </Link>
      </td>
      <td className="px-4 py-3 font-medium">{reservation.contact_name}</td>
      <td className="px-4 py-3">{reservation.accommodation_name}</td>
      <td className="px-4 py-3 whitespace-nowrap">
        {writeDay(reservation.check_in, locale)} – {writeDay(reservation.check_out, locale)}
      </td>
      <td className="px-4 py-3">
        <StatusBadge status={reservation.status} />
      </td>
      <td className="px-4 py-3 text-right whitespace-nowrap tabular-nums">
        {writeMoney(reservation.total_price, reservation.currency, locale)}
      </td>
    </tr>
  )
}

function Pages({ page, pages, onPage }: { page: number; pages: number; onPage(page: number): void }) {
  const { t } = useTranslation()
  const button = 'min-h-11 rounded-xl border border-sand-300 bg-white px-4 disabled:opacity-40'
  return (
    <nav className="mt-4 flex items-center justify-center gap-4 text-sm">
      <button type="button" disabled={page <= 1} onClick={() => onPage(page - 1)} className={button}>
        {t('panel.previous')}
      </button>
      {t('panel.page', { page, pages })}
      <button type="button" disabled={page >= pages} onClick={() => onPage(page + 1)} className={button}>
        {t('panel.following')}
      </button>
    </nav>
  )
}
