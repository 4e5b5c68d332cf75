import * as RadioGroup from '@radix-ui/react-radio-group'
import { Loading } from '../../../components/ui/feedback.tsx'
import { useProblemText } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { Offer } from '../api/offers.ts'

interface OfferListProps {
  readonly offers: readonly Offer[]
  readonly isAsked: boolean
  readonly isPending: boolean
  readonly error: unknown
  readonly chosen: string
  onChoose(cabinId: string): void
}

/** The cabins for those nights: free ones can be chosen, the others say why not. */
export function OfferList({ offers, isAsked, isPending, error, chosen, onChoose }: OfferListProps) {
  const { t } = usePanelText()
  const problemText = useProblemText()
  if (!isAsked) return <p className="text-sm text-muted">{t('reservations.create.where_first')}</p>
  if (isPending) return <Loading />
  if (error) return <p className="text-sm font-medium text-bad">{problemText(error)}</p>
  if (!offers.some((offer) => offer.isFree)) {
    return <p className="text-sm font-medium text-bad">{t('reservations.create.none_free')}</p>
  }
  return (
    <RadioGroup.Root
      aria-label={t('reservations.create.choose_cabin')}
      value={chosen}
      onValueChange={onChoose}
      className="space-y-2"
    >
      {offers.map((offer) => (
        <OfferItem key={offer.id} offer={offer} />
      ))}
    </RadioGroup.Root>
  )
}

function OfferItem({ offer }: { offer: Offer }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const notes = [
    t(offer.isFree ? 'reservations.create.free' : 'reservations.create.taken'),
    offer.isTooSmall && t('reservations.create.too_small', { count: offer.capacity }),
    offer.refusal && t(`problem.${offer.refusal}`, { defaultValue: offer.refusal }),
  ]
  return (
    <RadioGroup.Item
      value={offer.id}
      disabled={!offer.isFree}
      className={cx(
        'flex min-h-14 w-full items-center justify-between gap-3 rounded-xl border border-line-strong',
        'px-4 py-2 text-left disabled:bg-sunk data-[state=checked]:border-brand',
        'data-[state=checked]:bg-soft',
      )}
    >
      <span className="min-w-0">
        <span className="block font-medium">{offer.name}</span>
        <span className="block text-sm text-muted">{notes.filter(Boolean).join(' · ')}</span>
      </span>
      {offer.total && (
        <span className="font-semibold whitespace-nowrap tabular-nums">
          {money(offer.total, offer.currency)}
        </span>
      )}
    </RadioGroup.Item>
  )
}
