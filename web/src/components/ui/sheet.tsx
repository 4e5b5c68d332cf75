import * as Dialog from '@radix-ui/react-dialog'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cx } from '../../lib/cx.ts'
import { X } from './panel-icons.tsx'

interface SheetProps {
  readonly isOpen: boolean
  readonly title: string
  readonly text?: ReactNode
  readonly children: ReactNode
  onClose(): void
}

/** One thing to do, over the page: from below on a telephone, in the middle of a larger screen. */
export function Sheet({ isOpen, title, text, children, onClose }: SheetProps) {
  const { t } = useTranslation()
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 bg-black/45" />
        <Dialog.Content
          {...(text ? {} : { 'aria-describedby': undefined })}
          className={cx(
            'animate-sheet fixed inset-x-0 bottom-0 z-40 max-h-[92dvh] overflow-y-auto rounded-t-3xl',
            'bg-panel px-5 pt-4 pb-[calc(1.25rem+env(safe-area-inset-bottom))] text-ink shadow-2xl',
            'sm:inset-x-auto sm:top-1/2 sm:bottom-auto sm:left-1/2 sm:w-[min(34rem,calc(100vw-2rem))]',
            'sm:-translate-x-1/2 sm:-translate-y-1/2 sm:animate-none sm:rounded-3xl sm:p-6',
          )}
        >
          <div className="mb-3 flex items-start justify-between gap-3">
            <div>
              <Dialog.Title className="text-lg font-semibold text-heading">{title}</Dialog.Title>
              {text && <Dialog.Description className="mt-1 text-sm text-muted">{text}</Dialog.Description>}
            </div>
            <Dialog.Close
              aria-label={t('common.close')}
              className="-mt-1 -mr-2 grid size-11 shrink-0 place-items-center rounded-full hover:bg-sunk"
            >
              <X aria-hidden className="size-5" />
            </Dialog.Close>
          </div>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** The buttons at the end of a sheet or a form: the one that acts is the last, and the widest on a telephone. */
export function Buttons({ children }: { children: ReactNode }) {
  return (
    <div className="mt-5 flex flex-wrap justify-end gap-2 max-sm:[&>*:last-child]:w-full">{children}</div>
  )
}
