import { usePanelText } from '../../../lib/words.ts'
import { askSettings, type OwnSettings, saveSettings } from '../../settings/api/settings-api.ts'
import { placeFacts, toldAnew, withTold } from '../api/known-facts.ts'
import { KnownFactsForm } from './known-facts-form.tsx'

/** What guests ask about the place, where a cabin tells nothing of its own. */
export function PlaceFactsCard({ settings }: { settings: OwnSettings }) {
  const { t } = usePanelText()
  return (
    <KnownFactsForm
      title={t('cabins.known.place_title')}
      text={t('cabins.known.place_text')}
      initial={placeFacts(settings.facts)}
      save={async ({ before, after }) => {
        const { facts } = await askSettings()
        const saved = await saveSettings({ facts: withTold(facts, toldAnew(before, after)) })
        return placeFacts(saved.facts)
      }}
    />
  )
}
