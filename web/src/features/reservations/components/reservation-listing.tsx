import { Link } from '@tanstack/react-router'
import { Rows } from '../../../components/ui/facts.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import type { Listed } from '../../../lib/reservation.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { DueMark, ReservationRow } from './reservation-row.tsx'

const COLUMNS = ['guest', 'cabin', 'stay', 'status', 'total', 'due'] as const

/** Lines to tap on a telephone, a table on a larger screen. */
export function ReservationListing({ reservations }: { reservations: readonly Listed[] }) {
  const { t } = usePanelText()
  return (
    <>
      <Rows className="md:hidden">
        {reservations.map((reservation) => (
          <li key={reservation.code}>
            <ReservationRow reservation={reservation} aside={reservation.code} />
          </li>
        ))}
      </Rows>
      <table className="hidden w-full text-sm md:table">
        <thead className="bg-sunk text-left text-muted">
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className="px-4 py-3 font-medium last:text-right">
                {t(`reservations.column.${column}`)}
              </th>
            ))}
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

function TableRow({ reservation }: { reservation: Listed }) {
  const { money, stay } = useWriting()
  return (
    <tr className="border-t border-line hover:bg-sunk">
      <td className="max-w-60 px-4 py-3">
        <Link
          to="/admin/reservations/$code"
          params={{ code: reservation.code }}
          className="block truncate font-medium text-link underline underline-offset-4"
        >
          {reservation.contact_name}
        </Link>
        <span className="font-mono text-xs text-muted">{reservation.code}</span>
      </td>
      <td className="px-4 py-3">{reservation.accommodation_name}</td>
      <td className="px-4 py-3 whitespace-nowrap">{stay(reservation.check_in, reservation.check_out)}</td>
      <td className="px-4 py-3">
        <StatusBadge status={reservation.status} />
      </td>
      <td className="px-4 py-3 whitespace-nowrap tabular-nums">
        {money(reservation.total_price, reservation.currency)}
      </td>
      <td className="px-4 py-3 text-right">
        <DueMark stay={reservation} />
      </td>
    </tr>
  )
}
