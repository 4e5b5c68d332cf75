import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { cx } from '../../../lib/cx.ts'
import type { ReservationStatus } from '../../../lib/reservation.ts'
import { type OwnReservation, type ReservationMove, useReservationMove } from '../api/panel-api.ts'

const OFFERED: Partial<Record<ReservationStatus, readonly ReservationMove[]>> = {
  pre_reserved: ['confirm', 'extend', 'cancel'],
  confirmed: ['cancel'],
}

const LOOKS: Record<ReservationMove, string> = {
  confirm: 'bg-forest-700 text-white hover:bg-forest-600',
  extend: 'border border-sand-300 bg-white hover:bg-sand-100',
  cancel: 'border border-clay-500 bg-white text-clay-700 hover:bg-clay-100',
}

/** What the owner may do with the reservation now. Each asks once before it acts. */
export function ReservationMoves({ reservation }: { reservation: OwnReservation }) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<ReservationMove>()
  const move = useReservationMove(reservation.code)
  return (
    <div className="flex flex-wrap items-center gap-2">
      {(OFFERED[reservation.status] ?? []).map((one) => (
        <button
          key={one}
          type="button"
          disabled={move.isPending}
          onClick={() => setAsked(one)}
          className={cx('min-h-11 rounded-xl px-4 text-sm font-semibold disabled:opacity-50', LOOKS[one])}
        >
          {t(`panel.${one}`)}
        </button>
      ))}
      <p role="status" className={cx('w-full text-sm', move.isError ? 'text-clay-700' : 'text-forest-700')}>
        {move.isError && t('panel.refused', { detail: move.error.message })}
        {move.isSuccess && t('panel.done')}
      </p>
      <Confirmation
        isOpen={Boolean(asked)}
        title={asked ? t(`panel.${asked}_ask`) : ''}
        yes={t('panel.yes')}
        no={t('panel.no')}
        onYes={() => asked && move.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    </div>
  )
}
