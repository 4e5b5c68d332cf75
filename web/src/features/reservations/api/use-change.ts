import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAct } from '../../../components/ui/use-act.ts'
import { PANEL } from '../../../lib/admin.ts'
import { toCents } from '../../../lib/money.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type Draft, draftedChange, draftOf } from './change-draft.ts'
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
export function useStayChange(stay: OwnReservation) {
  const { t } = usePanelText()
  const [draft, setDraft] = useState(() => draftOf(stay))
  const [override, setOverride] = useState<readonly string[]>([])
  const [refund, setRefund] = useState<GivenBack>()
  const [isLooking, setLooking] = useState(false)
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
    run: () => changeReservation(stay.code, reprices ? { ...terms, notify: draft.notify } : change),
    done: () => t('reservations.done.change'),
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
    setAside: (rule: string) => setOverride([...override, rule]),
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

/** Something was paid that the stay does not cost any more: somebody says what becomes of it. */
export function isOverpaid({ before, after, refund, warnings }: ChangePreview): boolean {
  const isShorter = after.nights < before.nights && toCents(before.paid_amount) > 0
  return isShorter || toCents(refund) > 0 || warnings.includes('credit_left')
}
