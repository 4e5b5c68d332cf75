import type { Review } from '@tranquera/contracts/accommodations'
import { cx } from '../../../lib/cx.ts'
import { useBookingText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'

/** So many are read without a tap. */
const IN_SIGHT = 4

/** What guests wrote of the cabin, as they wrote it. */
export function Reviews({ reviews }: { reviews: readonly Review[] }) {
  const { t } = useBookingText()
  if (reviews.length === 0) return null
  const more = reviews.slice(IN_SIGHT)
  return (
    <section aria-labelledby="reviews" data-testid="reviews">
      <h2 id="reviews" className="text-xl font-bold text-heading">
        {t('cabin.reviews')}
      </h2>
      <ReviewList reviews={reviews.slice(0, IN_SIGHT)} />
      {more.length > 0 && (
        <details>
          <summary
            className={cx(
              'flex min-h-11 cursor-pointer items-center font-semibold text-link underline',
              'underline-offset-4',
            )}
          >
            {t('cabin.more_reviews', { count: more.length })}
          </summary>
          <ReviewList reviews={more} />
        </details>
      )}
    </section>
  )
}

function ReviewList({ reviews }: { reviews: readonly Review[] }) {
  return (
    <ul className="mt-3 space-y-3">
      {reviews.map((review) => (
        <li key={`${review.author} ${review.month} ${review.text}`}>
          <ReviewView review={review} />
        </li>
      ))}
    </ul>
  )
}

const MONTH: Intl.DateTimeFormatOptions = { month: 'long', year: 'numeric' }

function ReviewView({ review }: { review: Review }) {
  const { day } = useWriting()
  const { author, text, stars, month, source } = review
  const said = [author, month && day(`${month}-01`, MONTH), source].filter(Boolean).join(' · ')
  return (
    <figure className="rounded-2xl border border-line bg-panel p-4">
      {stars !== undefined && <Stars count={stars} />}
      <blockquote className="leading-relaxed break-words whitespace-pre-line">{text}</blockquote>
      <figcaption className="mt-2 text-sm text-muted">{said}</figcaption>
    </figure>
  )
}

function Stars({ count }: { count: number }) {
  const { t } = useBookingText()
  return (
    <p role="img" aria-label={t('cabin.stars', { count })} className="mb-1 tracking-wider text-warn">
      {'★'.repeat(count)}
      {'☆'.repeat(5 - count)}
    </p>
  )
}
