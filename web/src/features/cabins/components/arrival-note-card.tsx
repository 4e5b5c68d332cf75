import type { LocalizedText } from '@tranquera/contracts/common'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeCabin, type OwnCabin } from '../api/cabins-api.ts'
import { NOTE_LANGUAGES, type NoteLanguage } from '../api/known-facts.ts'

/** What opens the door: private, and sent by itself the day before. */
export function ArrivalNoteCard({ cabin, known }: { cabin: OwnCabin; known: LocalizedText }) {
  const { t } = usePanelText()
  const [words, setWords] = useState<LocalizedText>(known)
  const [language, setLanguage] = useState<NoteLanguage>('es')
  const save = useAct({
    run: () => changeCabin(cabin.id, { arrival_note: words }),
    done: () => t('cabins.keys.saved'),
  })
  return (
    <Card title={t('cabins.keys.title')}>
      <ActForm className="space-y-4 px-4 pb-5 sm:px-5" isPending={save.isPending} onAct={() => save.mutate()}>
        <p className="text-sm text-muted">{t('cabins.keys.text')}</p>
        <Chips
          label={t('written_in')}
          value={language}
          choices={NOTE_LANGUAGES.map((one) => ({ value: one, label: t(`tongue.${one}`) }))}
          onChange={setLanguage}
        />
        <AreaField
          label={t('cabins.keys.words')}
          hint={t('cabins.keys.example')}
          rows={4}
          maxLength={2000}
          lang={language}
          autoComplete="off"
          value={words[language] ?? ''}
          onChange={(event) => setWords({ ...words, [language]: event.target.value })}
        />
      </ActForm>
    </Card>
  )
}
