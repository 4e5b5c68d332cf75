import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { Failure, Loading } from '../../../components/ui/feedback.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { LanguageChips } from '../../../components/ui/language-chips.tsx'
import { Nothing } from '../../../components/ui/nothing.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { Search } from '../../../components/ui/panel-icons.tsx'
import type { Language } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { plainTemplate } from '../api/plain-template.ts'
import { type BotText, findTexts, useBotTexts } from '../api/texts-api.ts'
import { TextSheet, useVariableName } from './text-sheet.tsx'

/** Everything the bot says, to be said otherwise. */
export function TextsPage() {
  const { t } = usePanelText()
  const texts = useBotTexts()
  const [language, setLanguage] = useState<Language>('es')
  const [sought, setSought] = useState('')
  const [open, setOpen] = useState<BotText>()
  const nameOf = useVariableName()
  const own = texts.data?.items.filter((one) => one.language === language) ?? []
  const found = findTexts(own, sought)
  // What the owner changed is what the owner looks for first.
  const shown = found.toSorted((a, b) => Number(a.is_default) - Number(b.is_default))
  return (
    <>
      <PageHeader title={t('texts.title')} back={{ to: '/admin/more', label: t('nav.more') }}>
        <p className="mt-1 max-w-2xl text-sm text-muted">{t('texts.text')}</p>
      </PageHeader>
      <div className="mb-3 space-y-3">
        <TextField
          label={t('texts.search')}
          type="search"
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
        <LanguageChips value={language} onChange={setLanguage} />
      </div>
      <Card className="overflow-hidden">
        {texts.isPending && <Loading />}
        {texts.isError && <Failure onRetry={() => void texts.refetch()} />}
        {texts.isSuccess && shown.length === 0 && (
          <Nothing
            icon={Search}
            title={t('texts.none_found')}
            action={<Button onClick={() => setSought('')}>{t('texts.see_all')}</Button>}
          />
        )}
        <Rows>
          {shown.map((one) => (
            <li key={one.key}>
              <button
                type="button"
                data-testid="bot-text"
                onClick={() => setOpen(one)}
                className="block w-full px-4 py-3 text-left hover:bg-sunk sm:px-5"
              >
                {!one.is_default && (
                  <span className="block text-sm font-semibold text-link">{t('texts.changed')}</span>
                )}
                <span lang={language} className="line-clamp-2 text-sm break-words whitespace-pre-line">
                  {plainTemplate(one.text, nameOf)}
                </span>
              </button>
            </li>
          ))}
        </Rows>
      </Card>
      {open && <TextSheet text={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
