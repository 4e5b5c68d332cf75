import { type Clock, type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { PropertyId } from '../../../lib/ids.ts'
import type { Language } from '../../language/domain.ts'
import { LANGUAGES } from '../../language/domain.ts'
import { allowedVariables, MESSAGE_KEYS, type MessageKey } from '../domain/catalogue.ts'
import { templateMistakes } from '../domain/render.ts'
import { messageTemplateRepository, type TemplateVersion } from '../repository/message-templates.ts'
import { shippedTemplate, useTemplates } from './templates.ts'

/** What another process has saved is sent here this much later at most. */
const FRESH_SECONDS = 5

export interface TemplateDeps {
  readonly clock: Clock
  readonly propertyId: PropertyId
}

export interface TemplateNow {
  readonly key: MessageKey
  readonly language: Language
  readonly text: string
  readonly defaultText: string
  readonly variables: readonly string[]
  readonly version: number
  readonly updatedAt: Instant | null
}

export type SaveResult =
  | { readonly ok: true; readonly template: TemplateNow }
  | { readonly ok: false; readonly mistakes: readonly string[] }

let readAt: Instant | undefined

/** The owner's wording, and what every message of the product is sent with. */
export function editedTemplateService(deps: TemplateDeps) {
  return (db: Db) => {
    const repository = messageTemplateRepository(db, deps.propertyId)
    const load = async (): Promise<TemplateVersion[]> => {
      const versions = await repository.listCurrent()
      const texts = versions.flatMap(({ key, language, source }) =>
        source === null ? [] : [[`${language}/${key}`, source] as const],
      )
      useTemplates(new Map(texts))
      readAt = deps.clock.now()
      return versions
    }
    const find = async (key: MessageKey, language: Language) =>
      present(
        key,
        language,
        (await load()).find((one) => one.key === key && one.language === language),
      )

    return {
      /** Before anything is worded: what was read a moment ago still holds. */
      async refresh(): Promise<void> {
        if (!readAt || secondsBetween(readAt, deps.clock.now()) >= FRESH_SECONDS) await load()
      },

      async list(): Promise<TemplateNow[]> {
        const versions = await load()
        return MESSAGE_KEYS.flatMap((key) =>
          LANGUAGES.map((language) =>
            present(
              key,
              language,
              versions.find((one) => one.key === key && one.language === language),
            ),
          ),
        )
      },

      versions: (key: MessageKey, language: Language) => repository.listVersions(key, language),

      async save(
        key: MessageKey,
        language: Language,
        by: { text: string; actor: string },
      ): Promise<SaveResult> {
        const mistakes = templateMistakes(key, language, by.text)
        if (mistakes.length > 0) return { ok: false, mistakes }
        const { text: source, actor } = by
        await repository.add({ key, language, source, actor, created_at: deps.clock.now() })
        return { ok: true, template: await find(key, language) }
      },

      async restore(key: MessageKey, language: Language, actor: string): Promise<TemplateNow> {
        await repository.add({ key, language, source: null, actor, created_at: deps.clock.now() })
        return find(key, language)
      },
    }
  }
}

export type EditedTemplateService = ReturnType<ReturnType<typeof editedTemplateService>>

function present(key: MessageKey, language: Language, current: TemplateVersion | undefined): TemplateNow {
  const defaultText = shippedTemplate(key, language)
  return {
    key,
    language,
    text: current?.source ?? defaultText,
    defaultText,
    variables: allowedVariables(key),
    version: current?.version ?? 0,
    updatedAt: current?.created_at ?? null,
  }
}
