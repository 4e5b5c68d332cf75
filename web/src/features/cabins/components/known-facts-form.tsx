import * as ToggleGroup from '@radix-ui/react-toggle-group'
import type { Fact } from '@tranquera/contracts/facts'
import { type ReactNode, useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { LanguageChips } from '../../../components/ui/language-chips.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import type { Language } from '../../../lib/i18n.ts'
import { usePanelText } from '../../../lib/words.ts'
import { askSettings, type OwnSettings, saveSettings } from '../../settings/api/settings-api.ts'
import {
  ANSWERS,
  FACT_GROUPS,
  type FactGroup,
  GROUP_NAMES,
  type KnownFact,
  type KnownFacts,
  knownOf,
  placeFacts,
  toldAnew,
  withTold,
} from '../api/known-facts.ts'

interface KnownFactsFormProps {
  readonly title: string
  readonly text: string
  readonly initial: KnownFacts
  /** Tells what differs, and answers with all that is known now. */
  save(told: { readonly before: KnownFacts; readonly after: KnownFacts }): Promise<KnownFacts>
  /** Facts that are always told, yes or no. */
  readonly decided?: readonly Fact[]
  /** What is told of the whole place: it holds where nothing is told here. */
  readonly general?: KnownFacts
  /** What else fills the form in. */
  renderMore?(onFill: (known: KnownFacts) => void): ReactNode
}

/** What guests ask, answered once: yes, no, or not known. */
export function KnownFactsForm(props: KnownFactsFormProps) {
  const { title, text, initial, decided = [], general = {}, renderMore } = props
  const { t } = usePanelText()
  const [before, setBefore] = useState(initial)
  const [known, setKnown] = useState(initial)
  const [language, setLanguage] = useState<Language>('es')
  const isSame = Object.keys(toldAnew(before, known)).length === 0
  const save = useAct({
    run: () => props.save({ before, after: known }),
    done: (saved) => {
      setBefore(saved)
      return t('cabins.known.saved')
    },
  })
  return (
    <Card title={title}>
      <ActForm
        className="px-4 pb-5 sm:px-5"
        isReady={!isSame}
        isPending={save.isPending}
        onAct={() => save.mutate()}
      >
        <p className="mb-3 text-sm text-muted">{text}</p>
        <LanguageChips label={t('cabins.known.details_in')} value={language} onChange={setLanguage} />
        {GROUP_NAMES.map((group) => (
          <Group
            key={group}
            {...{ group, known, language, decided, general }}
            onTell={(fact, told) => setKnown({ ...known, [fact]: told })}
          />
        ))}
        {renderMore?.(setKnown)}
      </ActForm>
    </Card>
  )
}

interface GroupProps {
  readonly group: FactGroup
  readonly known: KnownFacts
  readonly language: Language
  readonly decided: readonly Fact[]
  readonly general: KnownFacts
  onTell(fact: Fact, told: KnownFact): void
}

function Group({ group, known, language, decided, general, onTell }: GroupProps) {
  const { t } = usePanelText()
  const facts: readonly Fact[] = FACT_GROUPS[group]
  const answered = facts.filter((fact) => knownOf(known, fact).answer !== 'unknown').length
  return (
    <details open={group === 'asked'} className="border-b border-line">
      <summary className="flex min-h-12 cursor-pointer items-center justify-between gap-3 font-medium">
        <span>{t(`cabins.known.${group}`)}</span>
        <span className="text-sm font-normal text-muted tabular-nums">
          {t('cabins.known.count', { answered, total: facts.length })}
        </span>
      </summary>
      <ul className="pb-3">
        {facts.map((fact) => (
          <FactLine
            key={fact}
            {...{ fact, language }}
            answers={decided.includes(fact) ? ['yes', 'no'] : ANSWERS}
            told={knownOf(known, fact)}
            general={knownOf(general, fact).answer}
            onTell={(told) => onTell(fact, told)}
          />
        ))}
      </ul>
    </details>
  )
}

interface FactLineProps {
  readonly fact: Fact
  readonly answers: readonly KnownFact['answer'][]
  readonly told: KnownFact
  readonly general: KnownFact['answer']
  readonly language: Language
  onTell(told: KnownFact): void
}

function FactLine({ fact, answers, told, general, language, onTell }: FactLineProps) {
  const { t } = usePanelText()
  const [isDetailed, setDetailed] = useState(false)
  const name = t(`cabins.fact.${fact}`)
  const isKnown = told.answer !== 'unknown'
  const hasNote = Object.values(told.note).some(Boolean)
  return (
    <li className="py-1">
      <div className="flex flex-wrap items-center justify-between gap-x-3">
        <span className="min-w-0 flex-1 basis-32">
          {name}
          {!isKnown && general !== 'unknown' && (
            <span className="block text-sm text-muted">{t(`cabins.known.general_${general}`)}</span>
          )}
        </span>
        <AnswerChoice {...{ name, told, answers, onTell }} />
      </div>
      {isKnown && (isDetailed || hasNote) && (
        <TextField
          isBare
          label={t('cabins.known.detail', { what: name })}
          placeholder={t('cabins.known.detail_example')}
          lang={language}
          maxLength={300}
          value={told.note[language] ?? ''}
          onChange={(event) => onTell({ ...told, note: { ...told.note, [language]: event.target.value } })}
        />
      )}
      {isKnown && !isDetailed && !hasNote && (
        <button
          type="button"
          aria-label={`${t('cabins.known.detail_add')}: ${name}`}
          className="min-h-8 text-sm text-link"
          onClick={() => setDetailed(true)}
        >
          {t('cabins.known.detail_add')}
        </button>
      )}
    </li>
  )
}

interface AnswerChoiceProps {
  readonly name: string
  readonly told: KnownFact
  readonly answers: readonly KnownFact['answer'][]
  onTell(told: KnownFact): void
}

function AnswerChoice({ name, told, answers, onTell }: AnswerChoiceProps) {
  const { t } = usePanelText()
  return (
    <ToggleGroup.Root
      type="single"
      aria-label={name}
      value={told.answer}
      onValueChange={(next) => {
        const answer = answers.find((one) => one === next)
        if (answer) onTell({ ...told, answer })
      }}
      className="flex shrink-0 overflow-hidden rounded-xl border border-line-strong"
    >
      {answers.map((one) => (
        <ToggleGroup.Item
          key={one}
          value={one}
          className={cx(
            'min-h-11 min-w-12 px-3 text-sm font-medium not-first:border-l not-first:border-line-strong',
            'data-[state=on]:bg-brand data-[state=on]:text-on-brand',
          )}
        >
          {t(`cabins.known.${one}`)}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  )
}

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
