import { useId, useState } from 'react'
import Cropper from 'react-easy-crop'
import { RotateCw } from '../../../components/ui/panel-icons.tsx'
import 'react-easy-crop/react-easy-crop.css'
import { Button } from '../../../components/ui/button.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import type { OwnCabin } from '../api/cabins-api.ts'
import { type Crop, cropPhoto, pathOf } from '../api/photos.ts'

/** As pages show photos. */
const USUAL = 4 / 3
const NARROWEST = 0.5
const WIDEST = 2
const CLOSEST = 4
const QUARTER = 90

interface CropSheetProps {
  readonly cabin: OwnCabin
  readonly photo: OwnCabin['photos'][number]
  onClose(): void
}

/** A photo moved, brought closer and turned under a window; what is seen in it stays. */
export function CropSheet({ cabin, photo, onClose }: CropSheetProps) {
  const { t } = usePanelText()
  const [place, setPlace] = useState({ x: 0, y: 0 })
  const [zoom, setZoom] = useState(1)
  const [turn, setTurn] = useState(0)
  const [aspect, setAspect] = useState<number>()
  const [area, setArea] = useState<Crop['area']>()
  const save = useAct({
    run: (chosen: Crop['area']) => cropPhoto(cabin.id, photo, { area: chosen, turn }),
    done: () => t('cabins.crop.saved'),
  })
  return (
    <Sheet isOpen title={t('cabins.crop.title')} text={t('cabins.crop.text')} onClose={onClose}>
      <div data-testid="crop" className="relative h-72 overflow-hidden rounded-xl bg-sunk">
        <Cropper
          image={pathOf(photo)}
          crop={place}
          zoom={zoom}
          maxZoom={CLOSEST}
          rotation={turn}
          aspect={aspect ?? USUAL}
          keyboardStep={8}
          // The page brings the styles: an element of its own would be refused by a stricter policy.
          disableAutomaticStylesInjection
          cropperProps={{ role: 'group', 'aria-label': t('cabins.crop.window') }}
          onCropChange={setPlace}
          onZoomChange={setZoom}
          onCropAreaChange={(_share, pixels) => setArea(pixels)}
        />
      </div>
      <div className="mt-4 space-y-4">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Chips
            label={t('cabins.crop.shape')}
            value={aspect === undefined ? 'usual' : 'free'}
            choices={[
              { value: 'usual', label: t('cabins.crop.usual') },
              { value: 'free', label: t('cabins.crop.free') },
            ]}
            onChange={(shape) => setAspect(shape === 'free' ? USUAL : undefined)}
          />
          <Button icon={RotateCw} onClick={() => setTurn((turn + QUARTER) % 360)}>
            {t('cabins.crop.turn')}
          </Button>
        </div>
        {aspect !== undefined && (
          <Slider
            label={t('cabins.crop.width')}
            {...{ value: aspect, least: NARROWEST, most: WIDEST }}
            onChange={setAspect}
          />
        )}
        <Slider
          label={t('cabins.crop.closer')}
          {...{ value: zoom, least: 1, most: CLOSEST }}
          onChange={setZoom}
        />
      </div>
      <Buttons>
        <Button
          look="primary"
          disabled={!area || save.isPending}
          onClick={() => area && save.mutate(area, { onSuccess: onClose })}
        >
          {t('cabins.crop.save')}
        </Button>
      </Buttons>
    </Sheet>
  )
}

interface SliderProps {
  readonly label: string
  readonly value: number
  readonly least: number
  readonly most: number
  onChange(value: number): void
}

function Slider({ label, value, least, most, onChange }: SliderProps) {
  const id = useId()
  return (
    <div>
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <input
        id={id}
        type="range"
        min={least}
        max={most}
        step={0.05}
        value={value}
        onChange={(event) => onChange(Number(event.target.value))}
        className="block h-11 w-full accent-brand"
      />
    </div>
  )
}
