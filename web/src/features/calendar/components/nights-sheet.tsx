import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { buttonLook } from '../../../components/ui/button.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Ban, NotebookPen } from '../../../components/ui/panel-icons.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { daysOf } from '../../../lib/days.ts'
import { fromCents, toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { blockNights, type CalendarCabin, freeNights, type Nights } from '../api/calendar-api.ts'

interface NightsSheetProps {
  readonly nights: Nights
  readonly cabins: readonly CalendarCabin[]
  onClose(): void
}

/** What to do with free nights that were tapped: sell them or close them. */
export function NightsSheet({ nights, cabins, onClose }: NightsSheetProps) {
  const { t } = usePanelText()
  const { stay, money } = useWriting()
  const [reason, setReason] = useState('')
  const cabin = cabins.find((one) => one.id === nights.accommodation_id)
  const total = totalOf(cabin, nights)
  const block = useAct({
    run: () => blockNights({ ...nights, reason }),
    done: () => t('calendar.blocked'),
    undo: ({ id }) => freeNights(id),
  })
  return (
    <Sheet
      isOpen
      title={t('calendar.nights_of', { cabin: cabin?.name ?? '', stay: stay(nights.start, nights.end) })}
      text={[
        t('translation:reservation.nights', { count: daysOf(nights.start, nights.end).length }),
        total && t('calendar.total', { amount: money(total) }),
      ]
        .filter(Boolean)
        .join(' · ')}
      onClose={onClose}
    >
      <Link
        to="/admin/reservations/new"
        search={{ cabin: nights.accommodation_id, from: nights.start, to: nights.end }}
        className={buttonLook('primary', 'w-full')}
      >
        <NotebookPen aria-hidden className="size-4.5" />
        {t('calendar.reserve')}
      </Link>
      <ActForm
        className="mt-5 border-t border-line pt-4"
        label={t('calendar.block')}
        look="plain"
        icon={Ban}
        isPending={block.isPending}
        onAct={() => block.mutate(undefined, { onSuccess: onClose })}
      >
        <TextField
          label={t('calendar.block_reason')}
          placeholder={t('calendar.block_example')}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.target.value)}
        />
      </ActForm>
    </Sheet>
  )
}

/** Of the nights alone, as the calendar shows them; undefined while one of them has no price. */
function totalOf(cabin: CalendarCabin | undefined, nights: Nights): string | undefined {
  const prices = new Map(cabin?.prices.map((one) => [one.date, toCents(one.price)]))
  const each = daysOf(nights.start, nights.end).map((day) => prices.get(day))
  return each.includes(undefined)
    ? undefined
    : fromCents(each.reduce<number>((sum, one) => sum + (one ?? 0), 0))
}
