import { AlertDialog } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
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
      <AlertDialog.Root open={Boolean(asked)} onOpenChange={(isOpen) => !isOpen && setAsked(undefined)}>
        <AlertDialog.Portal>
          <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
          <AlertDialog.Content
            aria-describedby={undefined}
            className="fixed top-1/2 left-1/2 z-40 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2 -translate-y-1/2 rounded-2xl bg-white p-6 shadow-2xl"
          >
            <AlertDialog.Title className="text-lg font-semibold">
              {asked && t(`panel.${asked}_ask`)}
            </AlertDialog.Title>
            <div className="mt-6 flex justify-end gap-2">
              <AlertDialog.Cancel className="min-h-11 rounded-xl border border-sand-300 px-4 font-medium">
                {t('panel.no')}
              </AlertDialog.Cancel>
              <AlertDialog.Action
                onClick={() => asked && move.mutate(asked)}
                className="min-h-11 rounded-xl bg-forest-700 px-4 font-semibold text-white"
              >
                {t('panel.yes')}
              </AlertDialog.Action>
            </div>
          </AlertDialog.Content>
        </AlertDialog.Portal>
      </AlertDialog.Root>
    </div>
  )
}
