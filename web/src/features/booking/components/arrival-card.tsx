import { Card } from '../../../components/ui/card.tsx'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { useBookingText } from '../../../lib/words.ts'
import { toldOf } from '../api/arrival.ts'
import { type OwnStay, type StayKey, useTellArrival } from '../api/booking-api.ts'
import { readForm } from '../api/read-form.ts'

/** When they come, with whom, by which car: what was told already stands there. */
export function ArrivalCard({ stayKey, known }: { stayKey: StayKey; known: OwnStay['arrival'] }) {
  const { t } = useBookingText()
  const names = known?.people.map(({ name }) => name).join(', ')
  const tell = useTellArrival(stayKey)
  return (
    <Card title={t('stay.arrival')}>
      <form
        data-testid="arrival"
        className="space-y-3 px-4 pb-5 sm:px-5"
        onSubmit={readForm((read) =>
          tell.mutate(
            toldOf(
              {
                hour: read('hour'),
                plate: read('plate'),
                people: read('people'),
                wishes: read('wishes'),
              },
              known,
            ),
          ),
        )}
      >
        <p className="text-sm text-muted">{t('stay.arrival_text')}</p>
        <div className="grid grid-cols-2 items-end gap-3">
          <TextField
            label={t('stay.hour')}
            type="time"
            name="hour"
            defaultValue={known?.arrival_time ?? ''}
          />
          <TextField
            label={t('stay.plate')}
            maxLength={20}
            autoCapitalize="characters"
            name="plate"
            defaultValue={known?.plate ?? ''}
          />
        </div>
        <AreaField
          label={t('stay.people')}
          hint={names ? t('stay.people_known', { names }) : t('stay.people_example')}
          maxLength={4000}
          name="people"
        />
        <AreaField
          label={t('stay.wishes')}
          maxLength={1000}
          name="wishes"
          defaultValue={known?.requests ?? ''}
        />
        <button
          type="submit"
          disabled={tell.isPending}
          className="min-h-11 rounded-xl bg-brand px-5 font-semibold text-white hover:bg-brand-hover"
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
