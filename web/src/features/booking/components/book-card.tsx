import type { StayWish } from '@tranquera/contracts/guest-pages'
import type { QuoteView } from '@tranquera/contracts/quotes'
import { useState } from 'react'
import { Card } from '../../../components/ui/card.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { fromCents, toCents, unbroken } from '../../../lib/money.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useHold, useQuotes, type Way } from '../api/booking-api.ts'
import type { Offer } from './cabin-card.tsx'
import { ContactForm } from './contact-form.tsx'
import { WayChoice } from './way-choice.tsx'
import { useWhyNot } from './why-not.ts'

interface BookCardProps {
  readonly cabin: Cabin
  readonly wish: StayWish
  /** What the server found for the days in the address. */
  readonly offer: Offer | undefined
}

/** Price, then who books, then the hold: the way to paying. */
export function BookCard({ cabin, wish, offer }: BookCardProps) {
  const { t } = useBookingText()
  const { listed, byTransfer } = useQuotes(cabin.id, wish)
  const [way, choose] = useState<Way>('card')
  const quote = way === 'transfer' && byTransfer.isEnabled ? byTransfer.data : listed.data
  const whyNot = useWhyNot()
  const isChosen = Boolean(wish.check_in && wish.check_out)
  const refusal = offer?.available === false ? offer.reason : refusalOf(listed.error)
  return (
    <Card title={t('book.title')}>
      <div className="px-4 pb-5 sm:px-5">
        {!isChosen && <p className="text-muted">{t('book.choose')}</p>}
        {isChosen && refusal && (
          <p role="alert" className="font-medium text-bad">
            {whyNot(refusal)}
          </p>
        )}
        {isChosen && !refusal && <Price quote={quote} offer={offer} />}
        {isChosen && !refusal && (
          <Ways listed={listed.data} byTransfer={byTransfer.data} chosen={way} onChoose={choose} />
        )}
        {isChosen && !refusal && <HoldForm quote={quote} wish={wish} />}
      </div>
    </Card>
  )
}

function refusalOf(error: unknown): string | undefined {
  return error instanceof RequestFailed ? error.code : undefined
}

interface WaysProps {
  readonly listed: QuoteView | undefined
  readonly byTransfer: QuoteView | undefined
  readonly chosen: Way
  onChoose(way: Way): void
}

/** Both prices, where a transfer has another. */
function Ways({ listed, byTransfer, chosen, onChoose }: WaysProps) {
  if (!listed || !byTransfer || byTransfer.total_price === listed.total_price) return null
  const ways = [
    { ...listed, pay_by: 'card' as const },
    { ...byTransfer, pay_by: 'transfer' as const },
  ]
  return (
    <div className="mt-4">
      <WayChoice ways={ways} currency={listed.currency} chosen={chosen} onChoose={onChoose} />
    </div>
  )
}

function Price({ quote, offer }: { quote: QuoteView | undefined; offer: Offer | undefined }) {
  const { t } = useBookingText()
  const { money } = useWriting()
  const shown = quote ?? offer
  if (!shown?.total_price || !shown.deposit_amount) return <p className="min-h-40" />
  const write = (amount: string) => money(amount, shown.currency)
  const rest = toCents(shown.total_price) - toCents(shown.deposit_amount)
  return (
    <dl className="text-sm">
      {quote?.lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a quote never change nor move
        <Line key={index} name={unbroken(line.description)} value={write(line.amount)} />
      ))}
      <div className="mt-1 flex justify-between gap-4 border-t border-line pt-2 text-lg font-bold">
        <dt>{t('book.total')}</dt>
        <dd data-testid="total" className="tabular-nums">
          {write(shown.total_price)}
        </dd>
      </div>
      <Line name={t(rest > 0 ? 'book.deposit' : 'book.whole')} value={write(shown.deposit_amount)} />
      {rest > 0 && (
        <div className="text-muted">
          <dt className="sr-only">{t('translation:reservation.due')}</dt>
          <dd>{t('book.rest', { amount: write(fromCents(rest)) })}</dd>
        </div>
      )}
      {quote?.security_deposit && (
        <div className="text-muted">
          <dt className="sr-only">{t('book.guarantee_name')}</dt>
          <dd>{t('book.guarantee', { amount: write(quote.security_deposit) })}</dd>
        </div>
      )}
    </dl>
  )
}

function Line({ name, value }: { name: string; value: string }) {
  return (
    <div className="flex justify-between gap-4 py-1">
      <dt>{name}</dt>
      <dd className="whitespace-nowrap tabular-nums">{value}</dd>
    </div>
  )
}

function HoldForm({ quote, wish }: { quote: QuoteView | undefined; wish: StayWish }) {
  const hold = useHold(quote, wish)
  return <ContactForm hold={hold} isReady={Boolean(quote)} />
}
