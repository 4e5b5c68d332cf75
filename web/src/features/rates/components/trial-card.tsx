import { useState } from 'react'
import { Part } from '../../../components/ui/card.tsx'
import { Counter } from '../../../components/ui/counter.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { useProblemText } from '../../../components/ui/use-act.ts'
import { todayInArgentina } from '../../../lib/clock.ts'
import { addDays } from '../../../lib/days.ts'
import { unbroken } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type Plan, type Trial, type TrialQuote, useTrial } from '../api/rates-api.ts'

const DAYS_AHEAD = 30
const NIGHTS = 3

/** A stay under the plan as it is written now, line by line. */
export function TrialCard({ cabinId, plan }: { cabinId: string; plan: Plan }) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  const [trial, setTrial] = useState<Trial>(() => {
    const from = addDays(todayInArgentina(), DAYS_AHEAD)
    return { check_in: from, check_out: addDays(from, NIGHTS), guests: { adults: 2, children: 0, pets: 0 } }
  })
  const quote = useTrial(cabinId, plan, trial)
  const people = (next: Partial<Trial['guests']>) =>
    setTrial({ ...trial, guests: { ...trial.guests, ...next } })
  return (
    <Part title={t('rates.example')} text={t('rates.example_text')}>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          type="date"
          label={t('reservations.change.arrival')}
          value={trial.check_in}
          onChange={(event) => setTrial({ ...trial, check_in: event.target.value })}
        />
        <TextField
          type="date"
          label={t('reservations.change.departure')}
          value={trial.check_out}
          min={trial.check_in}
          onChange={(event) => setTrial({ ...trial, check_out: event.target.value })}
        />
      </div>
      <Counter
        label={t('rates.example_adults')}
        least={1}
        value={trial.guests.adults}
        onChange={(adults) => people({ adults })}
      />
      <Counter
        label={t('rates.example_children')}
        value={trial.guests.children}
        onChange={(children) => people({ children })}
      />
      <Counter
        label={t('rates.example_pets')}
        value={trial.guests.pets}
        onChange={(pets) => people({ pets })}
      />
      {quote.isError && <p className="text-sm font-medium text-warn">{problemText(quote.error)}</p>}
      {quote.isSuccess && <TrialLines quote={quote.data} />}
    </Part>
  )
}

function TrialLines({ quote }: { quote: TrialQuote }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  return (
    <dl aria-live="polite" data-testid="trial" className="space-y-1.5 rounded-2xl bg-sunk p-4 text-sm">
      {quote.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one quote never move
        <div key={index} className="flex justify-between gap-4">
          <dt>{unbroken(line.description)}</dt>
          <dd className="whitespace-nowrap tabular-nums">{money(line.amount, quote.currency)}</dd>
        </div>
      ))}
      <div className="flex justify-between gap-4 border-t border-line pt-2 text-base font-semibold">
        <dt>{t('rates.total')}</dt>
        <dd className="whitespace-nowrap tabular-nums">{money(quote.total_price, quote.currency)}</dd>
      </div>
      <div className="flex justify-between gap-4">
        <dt>{t('rates.deposit')}</dt>
        <dd className="whitespace-nowrap tabular-nums">{money(quote.deposit_amount, quote.currency)}</dd>
      </div>
    </dl>
  )
}
