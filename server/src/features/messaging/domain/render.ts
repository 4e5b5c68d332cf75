import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { Liquid, type Template } from 'liquidjs'
import { serverRoot } from '../../../lib/package-root.ts'
import type { Language } from '../../language/domain.ts'
import { allowedVariables, type MessageKey, type MessageVariables } from './catalogue.ts'
import { presentVariables } from './present.ts'
import { sampleVariables } from './samples.ts'

export const LANGUAGES: readonly Language[] = ['es', 'pt', 'en']

/** WhatsApp: body of a message with buttons and caption of a picture, 1024 UTF-16 units. */
export const BODY_LIMIT = 1024

// An in-memory mapping without entries: a template an owner has edited cannot include a file of the machine.
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 8_192,
  renderLimit: 200,
  memoryLimit: 200_000,
})

/** A template source; undefined means "the one that is shipped". */
export type FindTemplate = (key: MessageKey, language: Language) => string | undefined

let shipped: ReadonlyMap<string, string> | undefined
const parsed = new Map<string, Template[]>()

/** The text of the template that comes with the product. Files are read once, at first use. */
export function shippedTemplate(key: MessageKey, language: Language): string {
  shipped ??= readShippedTemplates()
  const source = shipped.get(`${language}/${key}`)
  if (source === undefined) throw new Error(`No template ${language}/${key}.liquid`)
  return source
}

/** The message in the guest's language, ready to send. */
export function renderMessage<K extends MessageKey>(
  key: K,
  language: Language,
  variables: MessageVariables[K],
): string {
  return renderSource(shippedTemplate(key, language), presentVariables(key, language, variables))
}

/** `renderMessage` of a property whose owner has reworded some templates. */
export function messageRenderer(findTemplate: FindTemplate): typeof renderMessage {
  return (key, language, variables) => {
    const source = findTemplate(key, language) ?? shippedTemplate(key, language)
    return renderSource(source, presentVariables(key, language, variables))
  }
}

export function previewTemplate(key: MessageKey, language: Language, source: string): string {
  return renderSource(source, presentVariables(key, language, sampleVariables(key)))
}

/** What keeps a text from being a template of this message; empty when it may be saved. */
export function templateFaults(key: MessageKey, language: Language, source: string): string[] {
  try {
    const allowed = new Set(allowedVariables(key))
    const unknown = engine.globalVariablesSync(source).filter((name) => !allowed.has(name))
    if (unknown.length > 0) return unknown.map((name) => `Unknown variable: ${name}`)
    for (const withOptional of [true, false]) {
      const text = renderSource(source, presentVariables(key, language, sampleVariables(key, withOptional)))
      if (text === '') return ['The message is empty']
      if (text.length > BODY_LIMIT) return [`The message is longer than ${BODY_LIMIT} characters`]
    }
    return []
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)]
  }
}

function renderSource(source: string, context: Record<string, unknown>): string {
  let template = parsed.get(source)
  if (!template) {
    template = engine.parse(source)
    if (parsed.size > 2_000) parsed.clear() // previews of an editor must not pile up
    parsed.set(source, template)
  }
  const text = String(engine.renderSync(template, context))
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
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
