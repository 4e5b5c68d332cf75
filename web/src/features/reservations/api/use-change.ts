import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../components/ui/use-act.ts'
import { PANEL } from '../../../lib/admin.ts'
import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type Draft, draftedChange, draftOf } from './change-draft.ts'
import { MAY_OVERRIDE, type Override } from './new-draft.ts'
import {
  type ChangePreview,
  changeReservation,
  type OwnReservation,
  previewChange,
  type ReservationChange,
} from './reservations-api.ts'

export const GIVEN_BACK = ['policy', 'all', 'none'] as const
export type GivenBack = (typeof GIVEN_BACK)[number]

/** A change while it is written: what it is, what it would do in money, and how it is saved. */
export function useStayChange(stay: OwnReservation, begun: Partial<Draft> = {}) {
  const { t } = usePanelText()
  const [draft, setDraft] = useState(() => ({ ...draftOf(stay), ...begun }))
  const [override, setOverride] = useState<Override[]>([])
  const [refund, setRefund] = useState<GivenBack>()
  const [isLooking, setLooking] = useState(Object.keys(begun).length > 0)
  const { change, reprices } = draftedChange(stay, draft)
  const terms: ReservationChange = {
    ...change,
    ...(override.length > 0 ? { override } : {}),
    ...(refund ? { refund } : {}),
  }
  const preview = useQuery({
    queryKey: [PANEL, 'preview', stay.code, terms],
    queryFn: () => previewChange(stay.code, terms),
    enabled: isLooking && reprices,
    retry: false,
    placeholderData: (previous) => previous,
  })
  const save = useAct({
    run: (notify: boolean) => changeReservation(stay.code, reprices ? { ...terms, notify } : change),
    done: () => t('reservations.done.change'),
    // What went back to the guest does not come home by itself: such a change is not offered to be taken back.
    ...(reprices && toCents(preview.data?.refund ?? '0') === 0
      ? { undo: (_saved: unknown, notify: boolean) => changeReservation(stay.code, backTo(stay, notify)) }
      : {}),
  })
  const isSeen = isLooking && preview.isSuccess
  return {
    draft,
    edit: (next: Partial<Draft>) => {
      setLooking(false)
      setOverride([])
      setRefund(undefined)
      setDraft({ ...draft, ...next })
    },
    tell: (notify: boolean) => setDraft({ ...draft, notify }),
    look: () => setLooking(true),
    setAside: (rule: Override) => setOverride([...override, rule]),
    giveBack: setRefund,
    refund,
    reprices,
    isSame: Object.keys(change).length === 0,
    mustLook: reprices && !isSeen,
    isBusy: (isLooking && preview.isFetching) || save.isPending,
    seen: isSeen ? preview.data : undefined,
    refusal: isLooking ? preview.error : null,
    save,
  }
}

/** The stay as it was, at the price it had. */
function backTo(stay: OwnReservation, notify: boolean): ReservationChange {
  const { adults, children, babies, pets } = stay.guests
  return {
    accommodation_id: stay.accommodation_id,
    check_in: stay.check_in,
    check_out: stay.check_out,
    guests: { adults, children, babies, pets },
    total_price: stay.total_price,
    override: Object.values(MAY_OVERRIDE),
    notify,
  }
}

/** Something was paid that the stay does not cost any more: somebody says what becomes of it. */
export function isOverpaid({ before, after, refund, warnings }: ChangePreview): boolean {
  const isShorter = after.nights < before.nights && toCents(before.paid_amount) > 0
  return isShorter || toCents(refund) > 0 || warnings.includes('credit_left')
}
