import { useState } from 'react'
import { cx } from '../../../lib/cx.ts'
import { daysBetween } from '../../../lib/days.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import { type Combination, useHoldGroup, useWays, type Way } from '../api/booking-api.ts'
import { partyOf, useChatAddress, useGuestPage } from '../api/page.ts'
import { ContactForm } from './contact-form.tsx'
import { WayChoice } from './way-choice.tsx'

/** Several cabins for one group: who sleeps where, what all of it costs, and one booking for it. */
export function CombinationCard({ combination }: { combination: Combination }) {
  const { t } = useBookingText()
  const { catalogue, wish } = useGuestPage()
  const { money } = useWriting()
  const writeParty = useWriteParty()
  const ways = useWays(combination)
  const [way, choose] = useState<Way>('card')
  const hold = useHoldGroup(combination, way === 'card' ? undefined : way)
  const priceOf = (of: Priced) => money(totalBy(way, of), combination.currency)
  const nameOf = (id: string) => catalogue.items.find((cabin) => cabin.id === id)?.name ?? ''
  const nights = t('found.nights', { count: daysBetween(wish.check_in ?? '', wish.check_out ?? '') })
  return (
    <li data-testid="combination" className="rounded-2xl border border-line-strong bg-sunk p-5">
      <ul className="space-y-1">
        {combination.items.map((item) => (
          <li key={item.accommodation_id} className="flex justify-between gap-4">
            <span>
              <span className="font-semibold">{nameOf(item.accommodation_id)}</span>{' '}
              <span className="text-sm text-muted">{writeParty(item.guests)}</span>
            </span>
            <span className="whitespace-nowrap tabular-nums">{priceOf(item)}</span>
          </li>
        ))}
      </ul>
      <p className="mt-3 border-t border-line-strong pt-3">
        <span className="block text-sm text-muted">{t('found.total', { nights })}</span>
        <span data-testid="total" className="text-2xl font-bold tabular-nums">
          {priceOf(combination)}
        </span>
      </p>
      {ways.length > 0 && (
        <div className="mt-4">
          <WayChoice ways={ways} currency={combination.currency} chosen={way} onChoose={choose} />
        </div>
      )}
      <details className="mt-3">
        <summary
          className={cx(
            'flex min-h-12 items-center justify-center rounded-full bg-brand px-5 font-semibold',
            'text-white hover:bg-brand-hover',
          )}
        >
          {t('found.combo_book')}
        </summary>
        <ContactForm hold={hold} isReady />
      </details>
      <AskInChat names={combination.accommodation_ids.map(nameOf)} />
    </li>
  )
}

type Priced = Pick<Combination, 'total_price' | 'ways_to_pay'>

function totalBy(way: Way, { total_price, ways_to_pay = [] }: Priced): string {
  return ways_to_pay.find((one) => one.pay_by === way)?.total_price ?? total_price
}

function AskInChat({ names }: { names: readonly string[] }) {
  const { t } = useBookingText()
  const { wish } = useGuestPage()
  const { day } = useWriting()
  const writeParty = useWriteParty()
  const address = useChatAddress(
    t('found.combo_hello', {
      people: writeParty(partyOf(wish)),
      from: day(wish.check_in ?? ''),
      to: day(wish.check_out ?? ''),
      names: names.join(' + '),
    }),
  )
  if (!address) return null
  return (
    <a
      href={address}
      className={cx(
        'mt-2 flex min-h-11 items-center justify-center text-sm font-semibold text-link underline',
        'underline-offset-4',
      )}
    >
      {t('found.combo_ask')}
    </a>
  )
}
