import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Classify, openModel, packModel } from '../features/language/domain/intents/model.ts'
import { type Phrase, parsePhrases } from '../features/language/domain/intents/phrases.ts'
import { trainIntents } from '../features/language/domain/intents/training.ts'

/**
 * Trains the intent classifier from the phrases and writes `model.json`. With `--held-out` it measures instead: each
 * voice is read by a classifier that has never seen it.
 */
const folder = join(process.cwd(), 'server/src/features/language/domain/intents')
const files = readdirSync(join(folder, 'phrases')).toSorted()
const texts = files.map((file) => readFileSync(join(folder, 'phrases', file), 'utf8'))
const digest = createHash('sha256').update(texts.join('\0')).digest('hex')
const phrases = files.flatMap((file, i) => parsePhrases(file.replace('.txt', ''), texts[i] ?? ''))

if (process.argv.includes('--held-out')) measure()
else {
  const packed = packModel(trainIntents(phrases), digest)
  const json = `${JSON.stringify(packed)}\n`
  writeFileSync(join(folder, 'model.json'), json)
  console.log(`${phrases.length} phrases, ${Math.round(json.length / 1024)} kB`)
}

function measure(): void {
  // The lists of subjects are no voice: they teach words and are never left out.
  const voices = [...new Set(phrases.map((phrase) => phrase.voice))].filter(
    (voice) => !/-(?:temas|topics)$/.test(voice),
  )
  const judged = voices.flatMap((voice) => {
    const others = phrases.filter((phrase) => phrase.voice !== voice)
    const classify = openModel(packModel(trainIntents(others), ''))
    const mine = phrases.filter((phrase) => phrase.voice === voice).map((phrase) => judge(classify, phrase))
    console.log(`${voice.padEnd(20)} ${share(mine, (guess) => guess.right)}`)
    return mine
  })
  console.log(`${'all'.padEnd(20)} ${share(judged, (guess) => guess.right)}`)
  for (const floor of [0.5, 0.6, 0.7, 0.8, 0.9]) {
    const sure = judged.filter((guess) => guess.probability >= floor)
    const answered = ((sure.length / judged.length) * 100).toFixed(1)
    console.log(
      `probability ≥ ${floor}: ${answered} % of messages, ${share(sure, (guess) => guess.right)} right`,
    )
  }
  const loss = judged.reduce((sum, guess) => sum - Math.log(Math.max(guess.ofTruth, 1e-6)), 0) / judged.length
  console.log(`log loss ${loss.toFixed(4)}`)
  const confusions = groupBy(
    judged.filter((guess) => !guess.right),
    (guess) => `${guess.phrase.intent} read as ${guess.intent}`,
  )
  for (const [name, list] of [...confusions].toSorted((a, b) => b[1].length - a[1].length).slice(0, 25))
    console.log(
      `${String(list.length).padStart(3)} ${name}: ${list
        .map((g) => g.phrase.text)
        .slice(0, 3)
        .join(' | ')}`,
    )
}

function judge(classify: Classify, phrase: Phrase) {
  const guess = classify(phrase.text)
  return {
    phrase,
    intent: guess.intent,
    probability: guess.probability,
    right: guess.intent === phrase.intent,
    ofTruth: guess.probabilityOf(phrase.intent),
  }
}

function share<T>(list: readonly T[], test: (item: T) => boolean): string {
  return `${((list.filter(test).length / Math.max(1, list.length)) * 100).toFixed(1)} %`
}

function groupBy<T>(list: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of list) groups.set(key(item), [...(groups.get(key(item)) ?? []), item])
  return groups
}
