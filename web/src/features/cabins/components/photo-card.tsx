import { lazy, Suspense, useRef, useState } from 'react'
import { Button, IconButton } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { ArrowLeft, ArrowRight, Crop, ImagePlus, Star, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import type { OwnCabin } from '../api/cabins-api.ts'
import { placePhoto, removePhoto, uploadPhoto } from '../api/photos.ts'

/** Only whoever crops a photo loads what crops. */
const CropSheet = lazy(() => import('./crop-sheet.tsx').then((loaded) => ({ default: loaded.CropSheet })))

/** The photos of a cabin: added from the telephone, cropped, put in order, removed. */
export function PhotoCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const [asked, setAsked] = useState<string>()
  const [cropped, setCropped] = useState<OwnCabin['photos'][number]>()
  const remove = useAct({
    run: (photoId: string) => removePhoto(cabin.id, photoId),
    done: () => t('cabins.photo_removed'),
  })
  return (
    <Card title={t('cabins.photos')}>
      <div className="px-4 pb-5 sm:px-5">
        <p className="mb-3 text-sm text-muted">
          {t(cabin.photos.length === 0 ? 'cabins.no_photos' : 'cabins.photos_hint')}
        </p>
        <ul className="mb-4 grid grid-cols-2 gap-3">
          {cabin.photos.map((photo, place) => (
            <li key={photo.id} className="overflow-hidden rounded-xl border border-line">
              <img
                src={photo.url}
                alt={photo.alt || t('cabins.photo', { number: place + 1 })}
                className="aspect-4/3 w-full object-cover"
              />
              <PhotoActions
                cabin={cabin}
                photoId={photo.id}
                place={place}
                onCrop={() => setCropped(photo)}
                onRemove={() => setAsked(photo.id)}
              />
            </li>
          ))}
        </ul>
        <AddPhotos cabin={cabin} />
      </div>
      {cropped && (
        <Suspense>
          <CropSheet cabin={cabin} photo={cropped} onClose={() => setCropped(undefined)} />
        </Suspense>
      )}
      <Confirmation
        isOpen={Boolean(asked)}
        title={t('cabins.photo_remove_ask')}
        yes={t('remove')}
        no={t('no')}
        onYes={() => asked && remove.mutate(asked)}
        onClose={() => setAsked(undefined)}
      />
    </Card>
  )
}

interface PhotoActionsProps {
  readonly cabin: OwnCabin
  readonly photoId: string
  readonly place: number
  onCrop(): void
  onRemove(): void
}

function PhotoActions({ cabin, photoId, place, onCrop, onRemove }: PhotoActionsProps) {
  const { t } = usePanelText()
  const move = useAct({ run: (to: number) => placePhoto(cabin, photoId, to) })
  const named = (word: string) => `${word}: ${t('cabins.photo', { number: place + 1 })}`
  return (
    <div className="flex flex-wrap justify-between max-sm:*:*:w-9">
      <span className="flex">
        <IconButton
          icon={ArrowLeft}
          label={named(t('cabins.earlier'))}
          disabled={place === 0 || move.isPending}
          onClick={() => move.mutate(place - 1)}
        />
        <IconButton
          icon={ArrowRight}
          label={named(t('cabins.later'))}
          disabled={place === cabin.photos.length - 1 || move.isPending}
          onClick={() => move.mutate(place + 1)}
        />
        <IconButton
          icon={Star}
          label={named(t('cabins.first'))}
          disabled={place === 0 || move.isPending}
          onClick={() => move.mutate(0)}
          className="max-sm:hidden"
        />
      </span>
      <span className="flex">
        <IconButton icon={Crop} label={named(t('cabins.crop.do'))} onClick={onCrop} />
        <IconButton icon={Trash2} label={named(t('remove'))} onClick={onRemove} />
      </span>
    </div>
  )
}

/** One after the other: a telephone's line is thin, and what arrived stays when the next one fails. */
function AddPhotos({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const input = useRef<HTMLInputElement>(null)
  const [progress, setProgress] = useState<{ done: number; total: number }>()
  const upload = useAct({
    run: async (files: readonly File[]) => {
      for (const [done, file] of files.entries()) {
        setProgress({ done, total: files.length })
        await uploadPhoto(cabin.id, file)
      }
    },
  })
  return (
    <>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="photo-input"
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          event.target.value = ''
          if (files.length > 0) upload.mutate(files, { onSettled: () => setProgress(undefined) })
        }}
      />
      <Button
        icon={ImagePlus}
        disabled={upload.isPending}
        onClick={() => input.current?.click()}
        className="w-full"
      >
        {progress ? t('cabins.uploading', { ...progress, done: progress.done + 1 }) : t('cabins.add_photos')}
      </Button>
    </>
  )
}
