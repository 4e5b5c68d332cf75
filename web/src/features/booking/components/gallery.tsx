import { useRef } from 'react'
import { Icon } from '../../../components/ui/icon.tsx'
import type { Cabin } from '../../../lib/catalogue.ts'
import { useBookingText } from '../../../lib/words.ts'
import { Photo } from './photo.tsx'

/** How wide a picture stands on the page of its cabin, as CSS writes it. */
export const GALLERY_SIZES = '(min-width: 640px) 720px, 92vw'

/** Pictures in a row that a thumb pushes along; a tap shows them over the whole screen. */
export function Gallery({ cabin }: { cabin: Cabin }) {
  const { t } = useBookingText()
  const dialog = useRef<HTMLDialogElement>(null)
  const large = useRef<HTMLUListElement>(null)
  const count = cabin.photos.length
  const enlarge = (index: number) => {
    dialog.current?.showModal()
    large.current?.children[index]?.scrollIntoView({ inline: 'start', block: 'nearest' })
  }
  if (count === 0)
    return <Photo photo={undefined} alt={cabin.name} sizes="100vw" className="aspect-[16/7] w-full" />
  return (
    <>
      <ul
        aria-label={t('cabin.photos', { name: cabin.name })}
        className="flex snap-x snap-mandatory gap-2 overflow-x-auto sm:rounded-2xl"
      >
        {cabin.photos.map((photo, index) => (
          <li key={photo.id} className="w-[92%] shrink-0 snap-start sm:w-[70%]">
            <button
              type="button"
              onClick={() => enlarge(index)}
              aria-label={t('cabin.enlarge', { number: index + 1, count })}
              className="block w-full"
            >
              <Photo
                photo={photo}
                alt={cabin.name}
                sizes={GALLERY_SIZES}
                isFirst={index === 0}
                className="aspect-[3/2] w-full"
              />
            </button>
          </li>
        ))}
      </ul>
      <dialog
        ref={dialog}
        aria-label={t('cabin.photos', { name: cabin.name })}
        className="h-dvh max-h-none w-screen max-w-none bg-black/95 p-0 backdrop:bg-black"
      >
        <button
          type="button"
          onClick={() => dialog.current?.close()}
          aria-label={t('translation:common.close')}
          className="fixed top-3 right-3 z-10 grid size-12 place-items-center rounded-full bg-white/90 text-forest-900"
        >
          <Icon name="close" />
        </button>
        <ul ref={large} className="flex h-full snap-x snap-mandatory overflow-x-auto">
          {cabin.photos.map((photo, index) => (
            <li
              key={photo.id}
              className="relative grid h-full w-screen shrink-0 snap-start place-items-center"
            >
              <img
                src={photo.url}
                srcSet={photo.srcset}
                sizes="100vw"
                alt={photo.alt || t('cabin.photo', { number: index + 1, count })}
                loading="lazy"
                className="max-h-full max-w-full object-contain"
              />
              <span className="absolute bottom-4 rounded-full bg-black/60 px-3 py-1 text-sm text-white tabular-nums">
                {index + 1} / {count}
              </span>
            </li>
          ))}
        </ul>
      </dialog>
    </>
  )
}
