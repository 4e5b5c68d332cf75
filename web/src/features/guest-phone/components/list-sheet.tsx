import * as Dialog from '@radix-ui/react-dialog'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import { cx } from '../../../lib/cx.ts'
import type { MessageList } from '../api/phone-api.ts'

export interface ListSheetProps {
  readonly list: MessageList
  /** The screen of the pretend phone: the sheet rises inside it. */
  readonly container: HTMLElement | null
  onChoose(rowId: string): void
  onClose(): void
}

export function ListSheet({ list, container, onChoose, onClose }: ListSheetProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<string>()
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal container={container}>
        <Dialog.Overlay className="absolute inset-0 z-20 bg-black/40" />
        <Dialog.Content
          aria-describedby={undefined}
          data-testid="list-sheet"
          className="absolute inset-x-0 bottom-0 z-30 flex max-h-[80%] animate-sheet flex-col rounded-t-2xl bg-white"
        >
          <div className="flex items-center gap-2 border-b border-black/8 px-2 py-2">
            <Dialog.Close
              aria-label={t('common.close')}
              className="grid size-11 place-items-center rounded-full"
            >
              <Icon name="close" />
            </Dialog.Close>
            <Dialog.Title className="text-[17px] font-semibold">{list.button}</Dialog.Title>
          </div>
          <div className="overflow-y-auto overscroll-contain px-4 py-2">
            {list.sections.map((section) => (
              <fieldset key={section.title ?? section.rows[0]?.id ?? ''} className="py-1">
                {section.title && (
                  <legend className="pt-2 text-sm font-semibold text-chat-green">{section.title}</legend>
                )}
                {section.rows.map((row) => (
                  <label
                    key={row.id}
                    data-testid="list-row"
                    data-choice-id={row.id}
                    className="flex min-h-12 cursor-pointer items-center gap-3 py-2"
                  >
                    <span className="min-w-0 flex-1">
                      <span className="block">{row.title}</span>
                      {row.description && (
                        <span className="block text-sm text-chat-muted">{row.description}</span>
                      )}
                    </span>
                    <input
                      type="radio"
                      name="list-row"
                      value={row.id}
                      checked={chosen === row.id}
                      onChange={() => setChosen(row.id)}
                      className="size-5 accent-chat-green"
                    />
                  </label>
                ))}
              </fieldset>
            ))}
          </div>
          <div className="border-t border-black/8 p-3">
            <button
              type="button"
              data-testid="list-send"
              disabled={!chosen}
              onClick={() => chosen && onChoose(chosen)}
              className={cx(
                'w-full rounded-full py-3 font-semibold text-white',
                chosen ? 'bg-chat-green' : 'bg-chat-muted/50',
              )}
            >
              {t('phone.send')}
            </button>
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
