import { Icon } from '../../../components/ui/icon.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'
import { cx } from '../../../lib/cx.ts'

type CabinPhoto = Cabin['photos'][number]

interface PhotoProps {
  readonly photo: CabinPhoto | undefined
  readonly alt: string
  /** As CSS writes it: how wide the picture stands on the page. */
  readonly sizes: string
  readonly className?: string
  /** The first picture of a page is fetched at once, the others when they come near. */
  readonly isFirst?: boolean
}

/** A picture in the size that this screen needs; its place is kept while it comes. */
export function Photo({ photo, alt, sizes, className, isFirst = false }: PhotoProps) {
  if (!photo) {
    return (
      <div className={cx('grid place-items-center bg-soft text-forest-500', className)}>
        <Icon name="cabin" className="size-16" />
      </div>
    )
  }
  return (
    <img
      src={photo.url}
      srcSet={photo.srcset}
      sizes={sizes}
      alt={photo.alt || alt}
      width={3}
      height={2}
      loading={isFirst ? 'eager' : 'lazy'}
      fetchPriority={isFirst ? 'high' : 'auto'}
      decoding="async"
      className={cx('bg-soft object-cover', className)}
    />
  )
}
