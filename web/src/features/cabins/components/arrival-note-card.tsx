import type { LocalizedText } from '@tranquera/contracts/common'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { LanguageChips } from '../../../components/ui/language-chips.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import type { Language } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { changeCabin, type OwnCabin } from '../api/cabins-api.ts'

/** What opens the door: private, and sent by itself the day before. */
export function ArrivalNoteCard({ cabin, known }: { cabin: OwnCabin; known: LocalizedText }) {
  const { t } = usePanelText()
  const [words, setWords] = useState<LocalizedText>(known)
  const [language, setLanguage] = useState<Language>('es')
  const save = useAct({
    run: () => changeCabin(cabin.id, { arrival_note: words }),
    done: () => t('cabins.keys.saved'),
  })
  return (
    <Card title={t('cabins.keys.title')}>
      <ActForm className="space-y-4 px-4 pb-5 sm:px-5" isPending={save.isPending} onAct={() => save.mutate()}>
        <p className="text-sm text-muted">{t('cabins.keys.text')}</p>
        <LanguageChips value={language} onChange={setLanguage} />
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
