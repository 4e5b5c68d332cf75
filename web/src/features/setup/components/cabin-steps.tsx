import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { MoneyField } from '../../../components/ui/money-field.tsx'
import { ImagePlus } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { useNewCabin } from '../../cabins/components/new-cabin.tsx'
import { EMPTY_PLAN, saveRates } from '../../rates/api/rates-api.ts'

export function CabinStep({ onDone }: { onDone(): void }) {
  const { t } = usePanelText()
  const cabins = useCabins().data?.items ?? []
  const { fields, add, hasName } = useNewCabin()
  const latest = cabins.at(-1)
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (hasName) add.mutate(undefined, { onSuccess: onDone })
        else onDone()
      }}
    >
      {latest && (
        <p className="flex flex-wrap items-center justify-between gap-2 text-sm">
          {t('setup.have', { count: cabins.length })}
          <Link to="/admin/more/cabins/$id" params={{ id: latest.id }} className={buttonLook('plain')}>
            <ImagePlus aria-hidden className="size-4.5" />
            {t('setup.photos')}
          </Link>
        </p>
      )}
      {fields}
      <Button
        look="primary"
        type="submit"
        disabled={(!hasName && !latest) || add.isPending}
        className="w-full"
      >
        {t('setup.next')}
      </Button>
    </form>
  )
}

/** The price of a night for every cabin that has none yet. */
export function PriceStep({ onDone }: { onDone(): void }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const asked = useCabins()
  const cabins = asked.data?.items ?? []
  const unpriced = cabins.filter((cabin) => cabin.base_price === null)
  const [price, setPrice] = useState('')
  const save = useAct({
    run: async () => {
      for (const cabin of unpriced) await saveRates(cabin.id, { ...EMPTY_PLAN, base_price: price })
    },
    done: () => t('rates.saved'),
  })
  if (asked.isSuccess && cabins.length === 0) {
    return (
      <div className="space-y-4">
        <p className="text-muted">{t('setup.no_cabin')}</p>
        <Button look="primary" className="w-full" onClick={onDone}>
          {t('setup.next')}
        </Button>
      </div>
    )
  }
  return (
    <form
      className="space-y-4"
      onSubmit={(event) => {
        event.preventDefault()
        if (Number(price) > 0) save.mutate(undefined, { onSuccess: onDone })
        else onDone()
      }}
    >
      <MoneyField label={t('rates.base')} value={price} onChange={setPrice} />
      {Number(price) > 0 && <p className="text-sm">{t('setup.example', { amount: money(price) })}</p>}
      <Button
        look="primary"
        type="submit"
        disabled={(unpriced.length > 0 && !(Number(price) > 0)) || save.isPending}
        className="w-full"
      >
        {t('setup.next')}
      </Button>
    </form>
  )
}
