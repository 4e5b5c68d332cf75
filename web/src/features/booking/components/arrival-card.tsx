import { useForm } from 'react-hook-form'
import { Card } from '../../../components/ui/card.tsx'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { useBookingText } from '../../../lib/words.ts'
import { type ArrivalDraft, toldOf } from '../api/arrival.ts'
import { type StayKey, useTellArrival } from '../api/booking-api.ts'

const EMPTY: ArrivalDraft = { hour: '', plate: '', people: '', wishes: '' }

/** When they come, with whom, by which car: what is left empty is not said, and stays as it was. */
export function ArrivalCard({ stayKey }: { stayKey: StayKey }) {
  const { t } = useBookingText()
  const tell = useTellArrival(stayKey)
  const { register, handleSubmit } = useForm<ArrivalDraft>({ defaultValues: EMPTY })
  return (
    <Card title={t('stay.arrival')}>
      <form
        data-testid="arrival"
        className="space-y-3 px-4 pb-5 sm:px-5"
        onSubmit={handleSubmit((draft) => tell.mutate(toldOf(draft)))}
      >
        <p className="text-sm text-muted">{t('stay.arrival_text')}</p>
        <div className="grid grid-cols-2 items-end gap-3">
          <TextField label={t('stay.hour')} type="time" {...register('hour')} />
          <TextField
            label={t('stay.plate')}
            maxLength={20}
            autoCapitalize="characters"
            {...register('plate')}
          />
        </div>
        <AreaField label={t('stay.people')} maxLength={4000} {...register('people')} />
        <AreaField label={t('stay.wishes')} maxLength={1000} {...register('wishes')} />
        <button
          type="submit"
          disabled={tell.isPending}
          className="min-h-11 rounded-xl bg-forest-700 px-5 font-semibold text-white hover:bg-forest-600"
        >
          {t('stay.save')}
        </button>
        <p aria-live="polite" className="font-medium">
          {tell.isSuccess && t('stay.saved')}
          {tell.isError && t('stay.not_saved')}
        </p>
      </form>
    </Card>
  )
}
