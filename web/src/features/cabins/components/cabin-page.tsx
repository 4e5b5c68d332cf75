import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { Counter } from '../../../components/ui/counter.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { ExternalLink, Tag, Trash2 } from '../../../components/ui/panel-icons.tsx'
import { SwitchField } from '../../../components/ui/switch-field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeCabin, type OwnCabin, removeCabin, useCabins } from '../api/cabins-api.ts'
import { ArrivalNoteCard } from './arrival-note-card.tsx'
import { KnownFactsCard } from './known-facts-card.tsx'
import { PhotoCard } from './photo-card.tsx'
import { ReviewsCard } from './reviews-card.tsx'

export function CabinPage({ id }: { id: string }) {
  const { t } = usePanelText()
  const cabins = useCabins()
  const cabin = cabins.data?.items.find((one) => one.id === id)
  return (
    <>
      <PageHeader
        title={cabin?.name ?? t('cabins.title')}
        back={{ to: '/admin/more/cabins', label: t('cabins.title') }}
        aside={
          cabin && (
            <Link to="/admin/more/prices/$id" params={{ id }} className={buttonLook('plain')}>
              <Tag aria-hidden className="size-4.5" />
              {t('cabins.prices')}
            </Link>
          )
        }
      />
      {cabins.isPending && <Loading />}
      {(cabins.isError || (cabins.data && !cabin)) && <Failure onRetry={() => void cabins.refetch()} />}
      {cabin && (
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <PhotoCard cabin={cabin} />
          <FactsCard key={cabin.id} cabin={cabin} />
          <KnownFactsCard key={`known ${cabin.id}`} cabin={cabin} />
          {cabin.arrival_note && (
            <ArrivalNoteCard key={`keys ${cabin.id}`} cabin={cabin} known={cabin.arrival_note} />
          )}
          <ReviewsCard cabin={cabin} />
          <StandingCard cabin={cabin} />
        </div>
      )}
    </>
  )
}

function FactsCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const [facts, setFacts] = useState(() => ({
    name: cabin.name,
    description: cabin.description,
    capacity: cabin.capacity,
    bedrooms: cabin.bedrooms,
    bathrooms: cabin.bathrooms,
    amenities: cabin.amenities.join(', '),
  }))
  const edit = (next: Partial<typeof facts>) => setFacts({ ...facts, ...next })
  const save = useAct({
    run: () =>
      changeCabin(cabin.id, {
        ...facts,
        name: facts.name.trim(),
        amenities: facts.amenities.split(',').flatMap((one) => one.trim() || []),
      }),
    done: () => t('cabins.saved'),
  })
  return (
    <Card>
      <ActForm
        className="space-y-4 p-4 sm:p-5"
        isReady={facts.name.trim() !== ''}
        isPending={save.isPending}
        onAct={() => save.mutate()}
      >
        <TextField
          label={t('cabins.name')}
          value={facts.name}
          maxLength={80}
          onChange={(event) => edit({ name: event.target.value })}
        />
        <Counter
          label={t('cabins.capacity')}
          value={facts.capacity}
          least={1}
          onChange={(capacity) => edit({ capacity })}
        />
        <Counter
          label={t('cabins.bedrooms')}
          value={facts.bedrooms}
          onChange={(bedrooms) => edit({ bedrooms })}
        />
        <Counter
          label={t('cabins.bathrooms')}
          value={facts.bathrooms}
          onChange={(bathrooms) => edit({ bathrooms })}
        />
        <AreaField
          label={t('cabins.description')}
          hint={t('cabins.description_hint')}
          rows={5}
          maxLength={4000}
          value={facts.description}
          onChange={(event) => edit({ description: event.target.value })}
        />
        <TextField
          label={t('cabins.amenities')}
          hint={t('cabins.amenities_hint')}
          value={facts.amenities}
          onChange={(event) => edit({ amenities: event.target.value })}
        />
      </ActForm>
    </Card>
  )
}

/** What is on or off at once, and the way out. */
function StandingCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const navigate = useNavigate()
  const [isAsked, setAsked] = useState(false)
  const change = useAct({
    run: (facts: { active?: boolean }) => changeCabin(cabin.id, facts),
  })
  const remove = useAct({ run: () => removeCabin(cabin.id), done: () => t('cabins.removed') })
  return (
    <Card className="lg:col-start-2">
      <div className="divide-y divide-line px-4 py-2 sm:px-5">
        <SwitchField
          label={t('cabins.active')}
          hint={t('cabins.active_hint')}
          checked={cabin.active}
          onChange={(active) => change.mutate({ active })}
        />
        <div className="flex flex-wrap justify-between gap-2 py-3">
          <a href={`/c/${cabin.slug}`} target="_blank" rel="noreferrer" className={buttonLook('quiet')}>
            <ExternalLink aria-hidden className="size-4.5" />
            {t('cabins.page')}
          </a>
          <Button look="danger" icon={Trash2} onClick={() => setAsked(true)}>
            {t('cabins.remove')}
          </Button>
        </div>
      </div>
      <Confirmation
        isOpen={isAsked}
        title={t('cabins.remove_ask', { name: cabin.name })}
        text={t('cabins.remove_text')}
        yes={t('cabins.remove')}
        no={t('no')}
        onYes={() =>
          remove.mutate(undefined, { onSuccess: () => void navigate({ to: '/admin/more/cabins' }) })
        }
        onClose={() => setAsked(false)}
      />
    </Card>
  )
}
