import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { SelectField } from '../../../components/ui/field.tsx'
import { noteDone } from '../../../components/ui/notes.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useCabins } from '../../cabins/api/cabins-api.ts'
import { EMPTY_PLAN, type Plan, ratesOf, saveRates, useRates } from '../api/rates-api.ts'
import { DollarPart } from './dollar-part.tsx'
import { FeeParts } from './fee-parts.tsx'
import { OfferParts, PackageParts } from './package-parts.tsx'
import { PeopleParts } from './person-parts.tsx'
import { DiscountParts, NightParts, StayParts } from './plan-parts.tsx'
import { SeasonParts } from './season-parts.tsx'
import { TrialCard } from './trial-card.tsx'
import { WeekdayParts } from './weekday-parts.tsx'
import { YearCard } from './year-card.tsx'

/** The prices of one cabin in plain words, with a stay to try beside them. */
export function RatesPage({ id }: { id: string }) {
  const { t } = usePanelText()
  const rates = useRates(id)
  const cabin = useCabins().data?.items.find((one) => one.id === id)
  return (
    <>
      <PageHeader
        title={cabin ? t('rates.of', { cabin: cabin.name }) : t('rates.title')}
        back={{ to: '/admin/more/prices', label: t('rates.title') }}
      />
      {rates.isPending && <Loading />}
      {rates.isError && <Failure onRetry={() => void rates.refetch()} />}
      {rates.isSuccess && <PlanForm id={id} initial={rates.data} />}
    </>
  )
}

function PlanForm({ id, initial }: { id: string; initial: Plan | null }) {
  const { t } = usePanelText()
  const [plan, setPlan] = useState(initial ?? EMPTY_PLAN)
  const [version, setVersion] = useState(0)
  const edit = (next: Partial<Plan>) => setPlan({ ...plan, ...next })
  const save = useAct({ run: () => saveRates(id, plan), done: () => t('rates.saved') })
  const copy = useAct({
    run: (from: string) => ratesOf(from),
    done: (copied) => {
      if (!copied) return undefined
      setPlan(copied)
      // Fields keep what is written in them; other fields show the other plan.
      setVersion(version + 1)
      noteDone(t('rates.copied'))
      return undefined
    },
  })
  const parts = { plan, onEdit: edit }
  return (
    <form
      key={version}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
      className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2"
    >
      {!initial && <p className="text-sm text-muted lg:col-span-2">{t('rates.none_text')}</p>}
      <NightParts {...parts} />
      <TrialCard cabinId={id} plan={plan} />
      <YearCard plan={plan} />
      <SeasonParts {...parts} />
      <PackageParts {...parts} />
      <WeekdayParts {...parts} />
      <StayParts {...parts} />
      <PeopleParts {...parts} />
      <FeeParts {...parts} />
      <DiscountParts {...parts} />
      <OfferParts {...parts} />
      <DollarPart {...parts} />
      <CopyCard id={id} onCopy={(from) => copy.mutate(from)} />
      <div className="sticky bottom-18 z-10 flex justify-end md:bottom-4 lg:col-span-2">
        <Button
          look="primary"
          type="submit"
          disabled={!(Number(plan.base_price) > 0) || save.isPending}
          className="shadow-lg max-sm:w-full"
        >
          {t('rates.save')}
        </Button>
      </div>
    </form>
  )
}

function CopyCard({ id, onCopy }: { id: string; onCopy(from: string): void }) {
  const { t } = usePanelText()
  const others = useCabins().data?.items.filter((cabin) => cabin.id !== id && cabin.base_price) ?? []
  if (others.length === 0) return null
  return (
    <Card title={t('rates.copy')}>
      <div className="px-4 pb-5 sm:px-5">
        <SelectField
          label={t('rates.copy')}
          isBare
          value=""
          choices={[
            { value: '', label: t('rates.copy_choose') },
            ...others.map((cabin) => ({ value: cabin.id, label: cabin.name })),
          ]}
          onChange={(event) => event.target.value && onCopy(event.target.value)}
        />
      </div>
    </Card>
  )
}
