import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { SearchBox } from '../../../components/ui/search-box.tsx'
import { Buttons, Sheet } from '../../../components/ui/sheet.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { writePhone } from '../../../lib/contact.ts'
import { usePanelText } from '../../../lib/words.ts'
import { type GuestEntry, mergeGuest, useGuests } from '../api/guests-api.ts'

interface MergeSheetProps {
  readonly guest: GuestEntry
  onBack(): void
  onDone(): void
}

const SHOWN = 8

/** The same person under two entries: the stays and talks of this one go to the one that is chosen. */
export function MergeSheet({ guest, onBack, onDone }: MergeSheetProps) {
  const { t } = usePanelText()
  const [q, setQuery] = useState(guest.name.split(' ')[0] ?? '')
  const [into, setInto] = useState<GuestEntry>()
  const found = useGuests(q, q !== '').data?.pages[0]?.items ?? []
  const merge = useAct({
    run: (other: GuestEntry) => mergeGuest(guest.id, other.id),
    done: (_answer, other) => t('guests.merged', { name: other.name }),
  })
  return (
    <Sheet
      isOpen
      title={t('guests.merge')}
      text={t('guests.merge_text', { name: guest.name || t('guests.nameless') })}
      onClose={onBack}
    >
      <SearchBox label={t('guests.search')} text={q} onSearch={setQuery} />
      <Rows>
        {found
          .filter((one) => one.id !== guest.id)
          .slice(0, SHOWN)
          .map((one) => (
            <li key={one.id}>
              <label className="flex min-h-14 items-center gap-3 py-2">
                <input
                  type="radio"
                  name="into"
                  checked={into?.id === one.id}
                  onChange={() => setInto(one)}
                  className="size-5 accent-(--color-brand)"
                />
                <span className="min-w-0">
                  <span className="block font-medium break-words">{one.name || t('guests.nameless')}</span>
                  <span className="block text-sm break-words text-muted">
                    {[writePhone(one.phone) || one.email, t('guests.stays', { count: one.stays })]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </span>
              </label>
            </li>
          ))}
      </Rows>
      <Buttons>
        <Button onClick={onBack}>{t('back')}</Button>
        <Button
          look="primary"
          disabled={!into || merge.isPending}
          onClick={() => into && merge.mutate(into, { onSuccess: onDone })}
        >
          {into ? t('guests.merge_yes', { name: into.name }) : t('guests.merge_choose')}
        </Button>
      </Buttons>
    </Sheet>
  )
}
