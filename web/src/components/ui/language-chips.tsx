import { LANGUAGES, type Language } from '../../lib/i18n.ts'
import { usePanelText } from '../../lib/words.ts'
import { Chips } from './chips.tsx'

interface LanguageChipsProps {
  /** "Written in" when left out. */
  readonly label?: string
  readonly value: Language
  onChange(language: Language): void
}

/** In which language the words below are written. */
export function LanguageChips({ label, value, onChange }: LanguageChipsProps) {
  const { t } = usePanelText()
  return (
    <Chips
      label={label ?? t('written_in')}
      value={value}
      choices={LANGUAGES.map((one) => ({ value: one, label: t(`tongue.${one}`) }))}
      onChange={onChange}
    />
  )
}
