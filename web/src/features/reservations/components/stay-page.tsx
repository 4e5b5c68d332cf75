import { Card } from '../../../components/ui/card.tsx'
import { Facts } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { PriceLines } from '../../../components/ui/price-lines.tsx'
import { StatusBadge } from '../../../components/ui/status-badge.tsx'
import { useChannelName } from '../../../lib/channel-name.ts'
import { writePhone } from '../../../lib/contact.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriteParty, useWriting } from '../../../lib/writing.ts'
import { notesOf } from '../api/notes.ts'
import { type OwnReservation, useReservation } from '../api/reservations-api.ts'
import { GroupCard } from './group-card.tsx'
import { StayReceipts } from './receipt-view.tsx'
import { SecurityCard } from './security-card.tsx'
import { StayActions } from './stay-actions.tsx'
import { StayHistory, StayLedger } from './stay-history.tsx'
import { StayTranscript } from './stay-transcript.tsx'

export function StayPage({ code }: { code: string }) {
  const { t } = usePanelText()
  const stay = useReservation(code)
  const back = { to: '/admin/reservations', label: t('reservations.title') } as const
  if (!stay.data) {
    return (
      <>
        <PageHeader title={t('reservations.one')} back={back} />
        {stay.isError ? <Failure onRetry={() => void stay.refetch()} /> : <Loading />}
      </>
    )
  }
  return (
    <>
      <PageHeader title={stay.data.contact_name} back={back}>
        <p className="mt-1 flex flex-wrap items-center gap-3">
          <span className="font-mono text-sm text-muted">{stay.data.code}</span>
          <StatusBadge status={stay.data.status} />
        </p>
      </PageHeader>
      <StayActions stay={stay.data} />
      <div className="mt-5 grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
        <StayFacts stay={stay.data} />
        <Card title={t('reservations.price')}>
          <PriceLines reservation={stay.data} dueToday={stay.data.due_today} />
        </Card>
        {stay.data.group_code && <GroupCard code={stay.data.group_code} current={code} />}
        <SecurityCard stay={stay.data} />
        <StayReceipts code={code} />
        <StayLedger stay={stay.data} />
        <StayHistory entries={stay.data.timeline} />
        <StayTranscript messages={stay.data.messages} code={code} />
      </div>
    </>
  )
}

/** What the guest told about the arrival. */
function arrivalFacts(
  arrival: OwnReservation['arrival'],
  t: ReturnType<typeof usePanelText>['t'],
): (readonly [string, string | null])[] {
  if (!arrival) return []
  const people = arrival.people.map(({ name, document }) => (document ? `${name} (${document})` : name))
  return [
    [t('reservations.arrival_time'), arrival.arrival_time],
    [t('reservations.plate'), arrival.plate],
    [t('reservations.people'), people.join(', ')],
    [t('reservations.requests'), arrival.requests],
  ]
}

function StayFacts({ stay }: { stay: OwnReservation }) {
  const { t } = usePanelText()
  const writing = useWriting()
  const writeParty = useWriteParty()
  const channelName = useChannelName()
  const nights = t('translation:reservation.nights', { count: stay.nights })
  return (
    <Card title={t('reservations.stay')}>
      <Facts
        facts={[
          [t('reservations.column.cabin'), stay.accommodation_name],
          [t('reservations.stay'), `${writing.stay(stay.check_in, stay.check_out)} · ${nights}`],
          [t('reservations.guests'), writeParty(stay.guests)],
          ...arrivalFacts(stay.arrival, t),
          [t('reservations.phone'), writePhone(stay.contact_phone)],
          [t('reservations.email'), stay.contact_email],
          [t('reservations.channel'), channelName(stay.channel)],
          [t('reservations.created'), writing.instant(stay.created_at)],
          [
            t('reservations.expires'),
            stay.status === 'pre_reserved' && stay.expires_at && writing.instant(stay.expires_at),
          ],
          ...notesOf(stay).map(([name, text]) => [t(`reservations.noted.${name}`), text] as const),
        ]}
      />
    </Card>
  )
}
