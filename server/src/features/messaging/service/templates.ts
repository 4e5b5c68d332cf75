import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { serverRoot } from '../../../lib/package-root.ts'
import type { Language } from '../../language/domain.ts'
import { LANGUAGES } from '../../language/domain.ts'
import type { MessageKey, MessageVariables } from '../domain/catalogue.ts'
import { renderTemplate } from '../domain/render.ts'

/** A template source; undefined means "the one that is shipped". */
export type FindTemplate = (key: MessageKey, language: Language) => string | undefined

let shipped: ReadonlyMap<string, string> | undefined

/** The text of the template that comes with the product. Files are read once, at first use. */
export function shippedTemplate(key: MessageKey, language: Language): string {
  shipped ??= readShippedTemplates()
  const source = shipped.get(`${language}/${key}`)
  if (source === undefined) throw new Error(`No template ${language}/${key}.liquid`)
  return source
}

/** The owner's own wording by `language/key`. One property lives in one process (decision 0021). */
let reworded: ReadonlyMap<string, string> = new Map()

export function useTemplates(templates: ReadonlyMap<string, string>): void {
  reworded = templates
}

/** The message in the guest's language, ready to send. */
export function renderMessage<K extends MessageKey>(
  key: K,
  language: Language,
  variables: MessageVariables[K],
): string {
  const source = reworded.get(`${language}/${key}`) ?? shippedTemplate(key, language)
  return renderTemplate({ key, language, source }, variables)
}

/** `renderMessage` of a property whose owner has reworded some templates. */
export function messageRenderer(findTemplate: FindTemplate): typeof renderMessage {
  return (key, language, variables) => {
    const source = findTemplate(key, language) ?? shippedTemplate(key, language)
    return renderTemplate({ key, language, source }, variables)
  }
}

function readShippedTemplates(): ReadonlyMap<string, string> {
  const folder = path.join(serverRoot(), 'src/features/messaging/templates')
  const sources = new Map<string, string>()
  for (const language of LANGUAGES) {
    for (const file of readdirSync(path.join(folder, language))) {
      if (!file.endsWith('.liquid')) continue
      const name = `${language}/${path.basename(file, '.liquid')}`
      sources.set(name, readFileSync(path.join(folder, language, file), 'utf8'))
    }
  }
  return sources
}
