import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { House, Plus, Tag } from '../../../components/ui/panel-icons.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type OwnCabin, useCabins } from '../api/cabins-api.ts'
import { useNewCabin } from './new-cabin.tsx'

export function CabinsPage() {
  const { t } = usePanelText()
  const cabins = useCabins()
  const [isAdding, setAdding] = useState(false)
  const add = (
    <Button look="primary" icon={Plus} onClick={() => setAdding(true)}>
      {t('cabins.add')}
    </Button>
  )
  const isEmpty = cabins.data?.items.length === 0
  return (
    <>
      <PageHeader
        title={t('cabins.title')}
        back={{ to: '/admin/more', label: t('nav.more') }}
        aside={isEmpty ? undefined : add}
      />
      {cabins.isPending && <Loading />}
      {cabins.isError && <Failure onRetry={() => void cabins.refetch()} />}
      {isEmpty && (
        <Card>
          <Nothing icon={House} title={t('cabins.none_title')} text={t('cabins.none_text')} action={add} />
        </Card>
      )}
      <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
        {cabins.data?.items.map((cabin) => (
          <li key={cabin.id}>
            <CabinCard cabin={cabin} />
          </li>
        ))}
      </ul>
      {isAdding && <AddSheet onClose={() => setAdding(false)} />}
    </>
  )
}

function CabinCard({ cabin }: { cabin: OwnCabin }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  const photo = cabin.photos[0]
  return (
    <Card className="overflow-hidden">
      <Link
        to="/admin/more/cabins/$id"
        params={{ id: cabin.id }}
        data-testid="cabin"
        className="flex gap-4 p-4 hover:bg-sunk"
      >
        {photo ? (
          <img src={photo.url} alt="" className="size-24 shrink-0 rounded-xl object-cover" />
        ) : (
          <span className="grid size-24 shrink-0 place-items-center rounded-xl bg-soft text-on-soft">
            <House aria-hidden className="size-9" />
          </span>
        )}
        <span className="min-w-0">
          <span className="block text-lg font-semibold break-words text-heading">{cabin.name}</span>
          <span className="block text-sm text-muted">{t('cabins.people', { count: cabin.capacity })}</span>
          <span className={cabin.base_price ? 'text-sm' : 'text-sm font-medium text-bad'}>
            {cabin.base_price
              ? t('cabins.night', { price: money(cabin.base_price, cabin.currency) })
              : t('cabins.no_price')}
          </span>
          {!cabin.active && <span className="block text-sm text-warn">{t('cabins.hidden')}</span>}
        </span>
      </Link>
      <div className="border-t border-line px-2">
        <Link to="/admin/more/prices/$id" params={{ id: cabin.id }} className={buttonLook('quiet')}>
          <Tag aria-hidden className="size-4.5" />
          {t('cabins.prices')}
        </Link>
      </div>
    </Card>
  )
}

function AddSheet({ onClose }: { onClose(): void }) {
  const { t } = usePanelText()
  const navigate = useNavigate()
  const { fields, add, hasName } = useNewCabin()
  return (
    <Sheet isOpen title={t('cabins.add')} onClose={onClose}>
      <form
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          add.mutate(undefined, {
            onSuccess: ({ id }) => void navigate({ to: '/admin/more/cabins/$id', params: { id } }),
          })
        }}
      >
        {fields}
        <Buttons>
          <Button look="primary" type="submit" disabled={!hasName || add.isPending}>
            {t('cabins.add')}
          </Button>
        </Buttons>
      </form>
    </Sheet>
  )
}
