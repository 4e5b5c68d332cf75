import { Button } from '../../../components/ui/button.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { type OwnReservation, useReservation } from '../../reservations/api/reservations-api.ts'
import { isOverpaid, useStayChange } from '../../reservations/api/use-change.ts'
import { ChangePreviewView } from '../../reservations/components/change-preview.tsx'
import { RefundChoice, Refused } from '../../reservations/components/change-sheet.tsx'
import type { Moved } from '../api/drag.ts'

interface MoveSheetProps {
  readonly moved: Moved
  onClose(): void
}

/** A stay was dragged elsewhere: what that does in money, and whether the guest is told. */
export function MoveSheet({ moved, onClose }: MoveSheetProps) {
  const { t } = usePanelText()
  const stay = useReservation(moved.code)
  return (
    <Sheet
      isOpen
      title={t('calendar.move_title', { name: stay.data?.contact_name ?? '' })}
      text={t('calendar.move_text')}
      onClose={onClose}
    >
      {stay.isPending && <Loading />}
      {stay.isError && <Failure onRetry={() => void stay.refetch()} />}
      {stay.data && <MoveForm stay={stay.data} moved={moved} onClose={onClose} />}
    </Sheet>
  )
}

function MoveForm({ stay, moved, onClose }: MoveSheetProps & { readonly stay: OwnReservation }) {
  const { t } = usePanelText()
  const { cabinId: cabin, checkIn, checkOut } = moved
  const change = useStayChange(stay, { cabin, checkIn, checkOut })
  const { seen, refusal } = change
  const save = (notify: boolean) => change.save.mutate(notify, { onSuccess: onClose })
  return (
    <div className="space-y-4">
      {!seen && !refusal && <Loading />}
      {seen && <ChangePreviewView preview={seen} />}
      {seen && isOverpaid(seen) && <RefundChoice chosen={change.refund} onChoose={change.giveBack} />}
      {refusal && <Refused error={refusal} onAnyway={change.setAside} />}
      <Buttons>
        <Button onClick={onClose}>{t('calendar.leave')}</Button>
        <Button disabled={!seen || change.isBusy} onClick={() => save(false)}>
          {t('calendar.move_quietly')}
        </Button>
        <Button look="primary" disabled={!seen || change.isBusy} onClick={() => save(true)}>
          {t('calendar.move_tell')}
        </Button>
      </Buttons>
    </div>
  )
}
