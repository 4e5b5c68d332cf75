import { INTENTS, type IntentName, LANGUAGES, type Language } from '../../domain.ts'

/** One example of how guests say something. */
export interface Phrase {
  /** The file it stands in: one way of writing, such as `es-chile`. */
  readonly voice: string
  readonly language: Language
  readonly intent: IntentName
  readonly text: string
}

/**
 * Reads one file of `phrases/`: a heading `[intent]`, then a phrase a line; lines with `#` are remarks.
 *
 * @throws {Error} a voice of no language, a heading that is no intent, or a phrase before the first heading, by line
 */
export function parsePhrases(voice: string, content: string): Phrase[] {
  const language = LANGUAGES.find((one) => voice.startsWith(one))
  if (!language) throw new Error(`${voice} begins with no language`)
  const phrases: Phrase[] = []
  let intent: IntentName | undefined
  for (const [index, raw] of content.split('\n').entries()) {
    const line = raw.trim()
    if (line === '' || line.startsWith('#')) continue
    const heading = /^\[(\w+)\]$/.exec(line)?.[1]
    if (heading !== undefined) {
      intent = INTENTS.find((name) => name === heading)
      if (!intent) throw new Error(`${voice}, line ${index + 1}: no intent is called ${heading}`)
      continue
    }
    if (!intent) throw new Error(`${voice}, line ${index + 1}: a phrase without a heading`)
    phrases.push({ voice, language, intent, text: line })
  }
  return phrases
}
