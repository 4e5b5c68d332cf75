import { Liquid, type Template } from 'liquidjs'
import type { Language } from '../../language/domain.ts'
import { allowedVariables, type MessageKey, type MessageVariables } from './catalogue.ts'
import { presentVariables } from './present.ts'
import { sampleVariables } from './samples.ts'

/** WhatsApp: body of a message with buttons and caption of a picture, 1024 UTF-16 units. */
const BODY_LIMIT = 1024

// An in-memory mapping without entries: a template an owner has edited cannot include a file of the machine.
const engine = new Liquid({
  strictVariables: true,
  strictFilters: true,
  lenientIf: true,
  ownPropertyOnly: true,
  templates: {},
  parseLimit: 8_192,
  // Milliseconds of the clock, not of work: a busy machine must not be taken for a template that never ends.
  renderLimit: 10_000,
  memoryLimit: 200_000,
})

/** "Coihue, Ñire y Lenga": names as they are said in a sentence; `y` gives way before an i. */
engine.registerFilter('in_words', (names: unknown, and: unknown) => {
  const all = (Array.isArray(names) ? names : [names]).map(String)
  const last = all.at(-1) ?? ''
  const word = and === 'y' && /^h?i(?![aeou])/i.test(last) ? 'e' : String(and)
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} ${word} ${last}`
})

export interface TemplateText<K extends MessageKey> {
  readonly key: K
  readonly language: Language
  /** Liquid, with the variables of its message only. */
  readonly source: string
}

const parsed = new Map<string, Template[]>()

export function renderTemplate<K extends MessageKey>(
  { key, language, source }: TemplateText<K>,
  variables: MessageVariables[K],
): string {
  return renderSource(source, presentVariables(key, language, variables))
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

/** The same faults, each with the line it stands in: what an owner sees beside the text. */
export function templateMistakes(key: MessageKey, language: Language, source: string): string[] {
  const lines = source.split('\n')
  return templateFaults(key, language, source).map((fault) => {
    const given = /,? ?line:(\d+)(, col:\d+)?/.exec(fault)
    const name = /^Unknown variable: (.+)$/.exec(fault)?.[1]
    const found = name ? lines.findIndex((line) => line.includes(name)) : -1
    const line = given ? Number(given[1]) : found + 1
    const reason = given ? fault.replace(given[0], '') : fault
    return line > 0 ? `Line ${line}: ${reason}` : reason
  })
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
