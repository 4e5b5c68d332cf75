import type { Fact } from '@tranquera/contracts/facts'
import { nameOfFact } from '../../answers/domain/fact-words.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { CabinFacts } from './deps.ts'
import { type Answered, noteOn, type Question, whoHas } from './house-words.ts'

/** One question, one short answer, about the cabin on the table, and which other has it. Undefined: nobody has told. */
export function factAnswer(fact: Fact, question: Question): Answered | undefined {
  const { cabin, cabins, place, language } = question
  const { having, lacking, unknown } = whoHas(fact, cabins, place)
  const known = cabin ? !unknown.includes(cabin) : having.length > 0 || unknown.length === 0
  if (!known || cabins.length === 0) return undefined
  const has = cabin ? having.includes(cabin) : having.length > 0
  const all = having.length === cabins.length
  const others = (has && (cabin || all)) || having.length === 0 ? null : namesOf(having)
  const text = renderMessage('faq_fact', language, {
    what: nameOfFact(fact, language),
    has,
    cabin: cabin && !(all || lacking.length === cabins.length) ? cabin.name : null,
    others,
    note: noteOn(fact, { cabin: cabin ?? having[0], place }, language),
  })
  return { text, source: 'catalogue' }
}

export function namesOf(cabins: readonly CabinFacts[]): string[] {
  return cabins.map((cabin) => cabin.name)
}
