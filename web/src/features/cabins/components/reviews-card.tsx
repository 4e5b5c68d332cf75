import type { Review } from '@tranquera/contracts/accommodations'
import { useState } from 'react'
import { Button, IconButton } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { changeCabin, type OwnCabin } from '../api/cabins-api.ts'
import { ReviewSheet } from './review-sheet.tsx'

const MONTH: Intl.DateTimeFormatOptions = { month: 'short', year: 'numeric' }
const MOST = 50

/** What guests wrote elsewhere, for the page of the cabin: added, changed, put in order, removed. */
export function ReviewsCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const { reviews } = cabin
  /** Its place in the list; one behind the last is a new one. */
  const [open, setOpen] = useState<number>()
  const move = useAct({ run: (order: Review[]) => changeCabin(cabin.id, { reviews: order }) })
  const save = useAct({
    run: (review: Review) =>
      changeCabin(cabin.id, { reviews: reviews.toSpliced(open ?? reviews.length, 1, review) }),
    done: () => t('cabins.reviews.saved'),
  })
  const remove = useAct({
    run: (place: number) => changeCabin(cabin.id, { reviews: reviews.toSpliced(place, 1) }),
    done: () => t('cabins.reviews.removed'),
    undo: () => changeCabin(cabin.id, { reviews }),
  })
  const isBusy = move.isPending || save.isPending || remove.isPending
  return (
    <Card title={t('cabins.reviews.title')}>
      <div className="px-4 pb-5 sm:px-5">
        <p className="mb-2 text-sm text-muted">{t('cabins.reviews.text')}</p>
        <Rows className="mb-4">
          {reviews.map((review, place) => (
            <ReviewLine
              key={`${review.author} ${review.month} ${review.text}`}
              {...{ review, isBusy }}
              isFirst={place === 0}
              isLast={place === reviews.length - 1}
              onMove={(by) => move.mutate(reviews.toSpliced(place, 1).toSpliced(place + by, 0, review))}
              onEdit={() => setOpen(place)}
              onRemove={() => remove.mutate(place)}
            />
          ))}
        </Rows>
        <Button
          icon={Plus}
          disabled={isBusy || reviews.length >= MOST}
          onClick={() => setOpen(reviews.length)}
          className="w-full"
        >
          {t('cabins.reviews.add')}
        </Button>
      </div>
      {open !== undefined && (
        <ReviewSheet
          review={reviews[open]}
          isSaving={save.isPending}
          onSave={(review) => save.mutate(review, { onSuccess: () => setOpen(undefined) })}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  )
}

interface ReviewLineProps {
  readonly review: Review
  readonly isBusy: boolean
  readonly isFirst: boolean
  readonly isLast: boolean
  onMove(by: -1 | 1): void
  onEdit(): void
  onRemove(): void
}

function ReviewLine({ review, isBusy, isFirst, isLast, onMove, onEdit, onRemove }: ReviewLineProps) {
  const { t } = usePanelText()
  const { day } = useWriting()
  const { author, text, stars, month, source } = review
  const named = (word: string) => `${word}: ${t('cabins.reviews.of', { author })}`
  const about = [month && day(`${month}-01`, MONTH), source, stars && `${stars} ★`]
    .filter(Boolean)
    .join(' · ')
  return (
    <li className="py-3" data-testid="review">
      <p className="font-medium break-words">{author}</p>
      {about && <p className="text-sm text-muted">{about}</p>}
      <p className="mt-1 line-clamp-3 text-sm break-words">{text}</p>
      <div className="-ml-2 flex">
        <IconButton
          icon={ArrowUp}
          label={named(t('cabins.earlier'))}
          disabled={isFirst || isBusy}
          onClick={() => onMove(-1)}
        />
        <IconButton
          icon={ArrowDown}
          label={named(t('cabins.later'))}
          disabled={isLast || isBusy}
          onClick={() => onMove(1)}
        />
        <IconButton
          icon={Pencil}
          label={named(t('cabins.reviews.edit'))}
          disabled={isBusy}
          onClick={onEdit}
        />
        <IconButton icon={Trash2} label={named(t('remove'))} disabled={isBusy} onClick={onRemove} />
      </div>
    </li>
  )
}
