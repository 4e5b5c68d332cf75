import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Part } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { todayInArgentina } from '../../../lib/clock.ts'
import { readMoney } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { bodyOf, emptyDraft, type NewDraft, type NewReservationStart } from '../api/new-draft.ts'
import { type Offer, useOffers } from '../api/offers.ts'
import { createReservation } from '../api/reservations-api.ts'
import { OfferList } from './offer-list.tsx'
import { PartyFields } from './party-fields.tsx'
import { ContactFields, DateFields, NoteFields } from './stay-fields.tsx'

const ORIGINS = ['phone', 'whatsapp', 'other'] as const

/** A stay agreed by telephone: when, where, who, and for how much. */
export function NewReservationPage({ start }: { start: NewReservationStart }) {
  const { t } = usePanelText()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(() => emptyDraft(start))
  const edit = (next: Partial<NewDraft>) => setDraft({ ...draft, ...next })
  const { offers, isAsked, isPending, error } = useOffers(draft)
  const chosen = offers.find((offer) => offer.id === draft.cabin)
  const body = bodyOf(draft, chosen)
  const create = useAct({
    run: (value: NonNullable<typeof body>) => createReservation(value),
    done: () => t('reservations.done.created'),
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!body) return
        create.mutate(body, {
          onSuccess: ({ code }) => void navigate({ to: '/admin/reservations/$code', params: { code } }),
        })
      }}
    >
      <PageHeader
        title={t('reservations.new')}
        back={{ to: '/admin/reservations', label: t('reservations.title') }}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <WhenCard draft={draft} onEdit={edit} />
        <Part title={t('reservations.create.where')}>
          <OfferList
            offers={offers}
            isAsked={isAsked}
            isPending={isPending}
            error={error}
            chosen={draft.cabin}
            onChoose={(cabin) => edit({ cabin })}
          />
        </Part>
        <WhoCard draft={draft} onEdit={edit} />
        <HowCard draft={draft} onEdit={edit} chosen={chosen} />
      </div>
      <div className="mt-4 flex flex-wrap items-center justify-end gap-3">
        {!body && <p className="text-sm text-muted">{t('reservations.create.missing')}</p>}
        <Button look="primary" type="submit" disabled={!body || create.isPending} className="max-sm:w-full">
          {t('reservations.create.button')}
        </Button>
      </div>
    </form>
  )
}

interface PartProps {
  readonly draft: NewDraft
  onEdit(next: Partial<NewDraft>): void
}

function WhenCard({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('reservations.create.when')}>
      <DateFields dates={draft} from={todayInArgentina()} onEdit={onEdit} />
      <PartyFields party={draft.party} onChange={(party) => onEdit({ party })} />
    </Part>
  )
}

function WhoCard({ draft, onEdit }: PartProps) {
  const { t } = usePanelText()
  return (
    <Part title={t('reservations.create.who')}>
      <ContactFields contact={draft} onEdit={onEdit} />
      <div>
        <p className="mb-2 text-sm font-medium">{t('reservations.create.from')}</p>
        <Chips
          label={t('reservations.create.from')}
          value={draft.channel}
          choices={ORIGINS.map((one) => ({ value: one, label: t(`channel.${one}`) }))}
          onChange={(channel) => onEdit({ channel })}
        />
      </div>
    </Part>
  )
}

function HowCard({ draft, onEdit, chosen }: PartProps & { readonly chosen: Offer | undefined }) {
  const { t } = usePanelText()
  const { money } = useWriting()
  return (
    <Part title={t('reservations.create.how')}>
      <div>
        <Chips
          label={t('reservations.create.how')}
          value={draft.status}
          choices={[
            { value: 'confirmed', label: t('reservations.create.confirmed') },
            { value: 'pre_reserved', label: t('reservations.create.held') },
          ]}
          onChange={(status) => onEdit({ status })}
        />
        <p className="mt-2 text-sm text-muted">
          {t(
            draft.status === 'confirmed'
              ? 'reservations.create.confirmed_hint'
              : 'reservations.create.held_hint',
          )}
        </p>
      </div>
      <TextField
        label={t('reservations.create.agreed')}
        hint={
          chosen?.total &&
          t('reservations.create.agreed_hint', { amount: money(chosen.total, chosen.currency) })
        }
        inputMode="decimal"
        value={draft.agreed}
        onChange={(event) => onEdit({ agreed: event.target.value })}
        error={draft.agreed && !readMoney(draft.agreed) ? t('problem.invalid_amount') : undefined}
      />
      <NoteFields notes={draft} onEdit={onEdit} />
    </Part>
  )
}
