import { type ReactNode, useId, useState } from 'react'
import { cx } from '../../../lib/cx.ts'
import { addDays } from '../../../lib/days.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useGuestPage } from '../api/page.ts'

const USUAL_NIGHTS = 2
const MOST = { adults: 20, children: 10, babies: 4, pets: 4 } as const
const OLDEST_CHILD = 17
const FIELD =
  'mt-1 min-h-12 w-full min-w-0 rounded-xl border border-line-strong bg-panel px-3 text-base text-ink'

/** Dates and people. An ordinary form: without JavaScript the server answers it with the same totals. */
export function SearchForm({ action }: { action: string }) {
  const { t } = useBookingText()
  const { wish, today, language } = useGuestPage()
  const [from, setFrom] = useState(wish.check_in ?? '')
  const [to, setTo] = useState(wish.check_out ?? '')
  const [children, setChildren] = useState(wish.children)
  const arrive = (day: string) => {
    setFrom(day)
    if (day && to <= day) setTo(addDays(day, USUAL_NIGHTS))
  }
  return (
    <form
      action={action}
      method="get"
      aria-label={t('form.title')}
      data-testid="search"
      className={cx(
        'grid grid-cols-2 gap-3 rounded-2xl border border-line bg-panel p-4 shadow-lg sm:p-5',
        'lg:grid-cols-[1.3fr_1.3fr_repeat(4,1fr)_auto] lg:items-end',
      )}
    >
      <Labelled label={t('form.check_in')} isWide>
        {(id) => (
          <input
            id={id}
            type="date"
            name="check_in"
            required
            min={today}
            value={from}
            onChange={(event) => arrive(event.target.value)}
            className={FIELD}
          />
        )}
      </Labelled>
      <Labelled label={t('form.check_out')} isWide>
        {(id) => (
          <input
            id={id}
            type="date"
            name="check_out"
            required
            min={addDays(from || today, 1)}
            value={to}
            onChange={(event) => setTo(event.target.value)}
            className={FIELD}
          />
        )}
      </Labelled>
      <Count name="adults" least={1} value={wish.adults} />
      <Count name="children" value={children} onChange={setChildren} />
      {Array.from({ length: children }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: children have no name but their place
        <Labelled key={index} label={t('form.age', { number: index + 1 })}>
          {(id) => (
            <select id={id} name="ages" defaultValue={wish.ages[index] ?? ''} className={FIELD}>
              <option value="">{t('form.age_unsaid')}</option>
              {Array.from({ length: OLDEST_CHILD + 1 }, (_one, age) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the index is the age
                <option key={age} value={age}>
                  {age}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      ))}
      <Count name="babies" value={wish.babies} />
      <Count name="pets" value={wish.pets} />
      <button
        type="submit"
        className={cx(
          'col-span-2 min-h-12 rounded-xl bg-clay-600 px-6 text-lg font-semibold text-white',
          'hover:bg-clay-700 lg:col-span-1',
        )}
      >
        {t('form.search')}
      </button>
      {language !== 'es' && <p className="col-span-full text-sm text-muted">{t('form.currency')}</p>}
    </form>
  )
}

interface CountProps {
  readonly name: keyof typeof MOST
  readonly value: number
  readonly least?: number
  readonly onChange?: (value: number) => void
}

function Count({ name, value, least = 0, onChange }: CountProps) {
  const { t } = useBookingText()
  const most = Math.max(MOST[name], value)
  return (
    <Labelled label={t(`form.${name}`)}>
      {(id) => (
        <select
          id={id}
          name={name}
          defaultValue={value}
          onChange={(event) => onChange?.(Number(event.target.value))}
          className={FIELD}
        >
          {Array.from({ length: most - least + 1 }, (_, index) => least + index).map((count) => (
            <option key={count} value={count}>
              {count}
            </option>
          ))}
        </select>
      )}
    </Labelled>
  )
}

interface LabelledProps {
  readonly label: string
  /** Half of the narrowest telephones is too little for a date. */
  readonly isWide?: boolean
  children(id: string): ReactNode
}

function Labelled({ label, isWide = false, children }: LabelledProps) {
  const id = useId()
  return (
    <div className={cx('min-w-0', isWide && 'max-[22rem]:col-span-2')}>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      {children(id)}
    </div>
  )
}
