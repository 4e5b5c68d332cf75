import type { Fact } from '@tranquera/contracts/facts'
import { factsAsked, fold, nameOfFact } from '../../answers/domain/fact-words.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { speaksOf } from '../domain/talk-words.ts'
import { saysOf } from '../domain/wish-words.ts'
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
  const remark = noteOn(fact, { cabin: cabin ?? having[0], place }, language)
  const own = ownName(fact, question)
  const text = renderMessage('faq_fact', language, {
    what: own ?? nameOfFact(fact, language),
    has,
    cabin: cabin && !(all || lacking.length === cabins.length) ? cabin.name : null,
    others,
    note: remark,
  })
  // "¿Techado?" is more than whether there is any, and stands in the owner's remark or nowhere.
  const asksFee = has && saysOf('fee', question.text)
  const saysSort = remark !== null || (own !== null && speaksOf('sort', own))
  return {
    text,
    source: 'catalogue',
    open: (speaksOf('sort', question.text) && !saysSort) || (asksFee && remark === null),
  }
}

/** As the owner calls it in the list of this cabin: `calefacción central` says more than `calefacción`. */
function ownName(fact: Fact, { cabin, language }: Question): string | null {
  if (language !== 'es') return null
  const [name, ...more] = (cabin?.amenities ?? []).filter((one) => factsAsked(one).includes(fact))
  return name !== undefined && more.length === 0 ? name : null
}

/** Something in the lists of what the cabins have that is no fact of its own: "¿tiene lavavajillas?" */
export function listedAnswer({ text, cabin, cabins, language, place }: Question): Answered | undefined {
  if (factsAsked(text).length > 0) return undefined
  const asked = fold(text)
  const listed = [...new Set(cabins.flatMap((one) => one.amenities))]
  const name = listed.find((one) => asked.includes(fold(one)))
  if (!name) return undefined
  const having = cabins.filter((one) => one.amenities.includes(name))
  const has = cabin ? having.includes(cabin) : true
  const all = having.length === cabins.length
  const what = place.amenityNames[name]?.[language] ?? name
  const variables = { what, has, cabin: cabin && !all ? cabin.name : null, note: null }
  const others = (has && (cabin !== undefined || all)) || all ? null : namesOf(having)
  return { text: renderMessage('faq_fact', language, { ...variables, others }), source: 'catalogue' }
}

export function namesOf(cabins: readonly CabinFacts[]): string[] {
  return cabins.map((cabin) => cabin.name)
}
