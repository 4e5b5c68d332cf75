import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256Hex } from '../../../../lib/ids.ts'
import { INTENTS, type Language } from '../../domain.ts'
import packed from './model.json' with { type: 'json' }
import { openModel, packModel } from './model.ts'
import { type Phrase, parsePhrases } from './phrases.ts'
import { trainIntents } from './training.ts'

const FOLDER = join(import.meta.dirname, 'phrases')
const files = readdirSync(FOLDER).toSorted()
const texts = files.map((file) => readFileSync(join(FOLDER, file), 'utf8'))
const phrases = files.flatMap((file, i) => parsePhrases(file.replace('.txt', ''), texts[i] ?? ''))

function share(of: readonly Phrase[], test: (phrase: Phrase) => boolean): number {
  return of.filter(test).length / of.length
}

describe('the phrases', () => {
  it.each([
    ['es', 60],
    ['pt', 15],
    ['en', 15],
  ] as const)('say every intent in %s in at least %i ways', (language: Language, least) => {
    const count = (intent: string) =>
      phrases.filter((phrase) => phrase.language === language && phrase.intent === intent).length
    expect(INTENTS.filter((intent) => count(intent) < least)).toEqual([])
  })

  it('come in ten voices of Spanish', () => {
    const voices = new Set(phrases.map((phrase) => phrase.voice))
    expect([...voices].filter((voice) => /^es-(?!temas)/.test(voice)).length).toBeGreaterThanOrEqual(10)
  })

  it('are refused by line under a heading that is no intent', () => {
    expect(() => parsePhrases('es-x', '# a remark\n[pirces]\ncuánto sale')).toThrow('line 2')
    expect(() => parsePhrases('es-x', 'cuánto sale')).toThrow('line 1')
  })
})

describe('the classifier', () => {
  it('was trained on the phrases as they stand (else: npm run language:train)', () => {
    expect(packed.trainedOn).toBe(sha256Hex(texts.join('\0')))
  })

  it('is smaller than 1 MB', () => {
    expect(JSON.stringify(packed).length).toBeLessThan(1_000_000)
  })

  it('is the same whenever it is trained', () => {
    const few = phrases.filter((phrase) => phrase.voice === 'pt-jovem')
    expect(packModel(trainIntents(few), '')).toEqual(packModel(trainIntents(few), ''))
  })

  it('reads a voice it has never seen', () => {
    const others = phrases.filter((phrase) => phrase.language === 'es' && phrase.voice !== 'es-uruguay')
    const left = phrases.filter((phrase) => phrase.voice === 'es-uruguay')
    const classify = openModel(packModel(trainIntents(others), ''))
    expect(share(left, (phrase) => classify(phrase.text).intent === phrase.intent)).toBeGreaterThan(0.93)
    const sure = left.filter((phrase) => classify(phrase.text).probability >= 0.8)
    expect(share(sure, (phrase) => classify(phrase.text).intent === phrase.intent)).toBeGreaterThan(0.96)
  })

  it('says which words spoke for its guess', () => {
    expect(openModel(packed)('me olvidé la campera en la cabaña').because()).toMatch(/olvide|campera/)
  })
})
