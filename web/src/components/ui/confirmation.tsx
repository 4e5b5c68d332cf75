import * as AlertDialog from '@radix-ui/react-alert-dialog'
import { cx } from '../../lib/cx.ts'

interface ConfirmationProps {
  readonly isOpen: boolean
  readonly title: string
  readonly text?: string
  readonly yes: string
  readonly no: string
  onYes(): void
  onClose(): void
}

/** Asks once before something that cannot be taken back. The safe answer has the focus. */
export function Confirmation({ isOpen, title, text, yes, no, onYes, onClose }: ConfirmationProps) {
  return (
    <AlertDialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className="fixed inset-0 z-30 bg-black/40" />
        <AlertDialog.Content
          {...(text ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'fixed top-1/2 left-1/2 z-40 w-[min(26rem,calc(100vw-2rem))] -translate-x-1/2',
            '-translate-y-1/2 rounded-2xl bg-panel p-6 shadow-2xl',
          )}
        >
          <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
          {text && <AlertDialog.Description className="mt-2 text-muted">{text}</AlertDialog.Description>}
          <div className="mt-6 flex flex-wrap justify-end gap-2">
            <AlertDialog.Cancel
              className={cx('min-h-11 rounded-xl border border-line-strong px-4 font-medium hover:bg-sunk')}
            >
              {no}
            </AlertDialog.Cancel>
            <AlertDialog.Action
              data-testid="confirm-yes"
              onClick={onYes}
              className="min-h-11 rounded-xl bg-brand px-4 font-semibold text-on-brand hover:bg-brand-hover"
            >
              {yes}
            </AlertDialog.Action>
          </div>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}
