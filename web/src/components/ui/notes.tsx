import { Toaster, toast } from 'sonner'

/** How long a note with a way back stays: as long as it takes to read it and decide. */
const UNDO_MS = 10_000

interface Undo {
  readonly label: string
  undo(): void
}

/** Says that something was done, and where it can be taken back, how. */
export function noteDone(text: string, undo?: Undo): void {
  toast.success(text, undo ? { duration: UNDO_MS, action: { label: undo.label, onClick: undo.undo } } : {})
}

/** At the top: what failed mostly failed in a sheet, whose buttons are at the bottom. */
export function noteFailed(text: string): void {
  toast.error(text, { duration: UNDO_MS, position: 'top-center' })
}

/** Where notes appear: above the tabs on a telephone. */
export function Notes({ label }: { label: string }) {
  return (
    <Toaster
      position="bottom-center"
      containerAriaLabel={label}
      mobileOffset={{ bottom: '5rem' }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-3 rounded-2xl bg-heading px-4 py-3 text-sm font-medium text-page shadow-xl',
          content: 'min-w-0 flex-1',
          error: 'border-l-8 border-bad-line',
          actionButton: 'min-h-9 shrink-0 rounded-lg border border-page/40 px-3 font-semibold',
        },
      }}
    />
  )
}
