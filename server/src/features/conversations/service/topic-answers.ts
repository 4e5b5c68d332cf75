import { nameOfFact } from '../../answers/domain/fact-words.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'
import { amountIn } from '../domain/owner-taps.ts'
import { speaksOf } from '../domain/talk-words.ts'
import { bargains, saysOf } from '../domain/wish-words.ts'
import { describedCabins } from './describe.ts'
import { namesOf } from './fact-answers.ts'
import { type Answered, bedName, featuresOf, ownerWords, type Question, whoHas } from './house-words.ts'

/** What is told about a topic; undefined when nothing is, and the owner's answers or the owner have to say. */
export function topicAnswer(topic: FaqTopic, question: Question): Answered | undefined {
  const answer = STRUCTURED[topic]?.(question)
  if (answer) return answer
  const note = noteOf(topic, question)
  return note ? { text: note, source: 'owner' } : undefined
}

function noteOf(topic: FaqTopic, { place, language }: Question): string | null {
  return ownerWords(place.notes[topic], language)
}

type Answerer = (question: Question) => Answered | undefined

const told = (text: string): Answered => ({ text, source: 'catalogue' })

/** When the hours alone do not answer it, the owner is asked besides. */
const hours =
  (topic: 'checkin' | 'late_arrival' | 'early_checkin'): Answerer =>
  (question) => {
    const { place, language } = question
    const own = noteOf(topic, question)
    const { checkInTime, checkOutTime } = place
    // Of leaving: until when, and whether later is possible stands in the owner's words or nowhere.
    if (speaksOf('leaving', question.text) || speaksOf('leaving_late', question.text)) {
      const text = renderMessage('faq_checkout', language, { checkOutTime })
      return { text, source: 'catalogue', open: speaksOf('leaving_late', question.text) }
    }
    // The hours do not say whether one may come before them, and what is said of late arrivals does neither.
    if (topic === 'early_checkin') {
      const text = renderMessage('faq_checkin', language, { checkInTime, checkOutTime, note: own })
      return { text, source: 'catalogue', open: own === null }
    }
    const note = own ?? noteOf('checkin', question)
    if (topic === 'late_arrival' && note && (own || speaksOf('late', note))) {
      const entry = renderMessage('faq_checkin', language, { checkInTime, checkOutTime, note: null })
      return { text: `${note}\n${entry}`, source: 'owner' }
    }
    const text = renderMessage('faq_checkin', language, { checkInTime, checkOutTime, note })
    return { text, source: 'catalogue', open: topic !== 'checkin' && note === null }
  }

const STRUCTURED: Readonly<Partial<Record<FaqTopic, Answerer>>> = {
  pets,
  discount,
  bring,
  capacity,
  price_basis: basis,
  checkin: hours('checkin'),
  late_arrival: hours('late_arrival'),
  early_checkin: hours('early_checkin'),
  long_stay: (question) =>
    rulesOf(question).some((rule) => rule.kind === 'length') ? discount(question) : undefined,
  amenities: (question) => {
    const { place, language, cabin, cabins } = question
    const shown = cabin ? [cabin] : cabins
    const listed = shown.flatMap((one) => featuresOf(one, place, language))
    const amenities = [...new Set([...listed, ...(listed.length > 0 ? [] : place.amenities)])]
    const note = noteOf('amenities', question)
    if (amenities.length === 0) return note ? { text: note, source: 'owner' } : undefined
    return told(renderMessage('faq_amenities', language, { cabin: cabin?.name ?? null, amenities, note }))
  },
  location: (question) => {
    const { address, mapUrl } = question.place
    const note = noteOf('location', question)
    // How far it is from anywhere stands in the owner's words or nowhere.
    if (!note && saysOf('distance', question.text)) return undefined
    if (!address) return note ? { text: note, source: 'owner' } : undefined
    return told(renderMessage('faq_location', question.language, { address, mapUrl, note }))
  },
  payment: (question) => {
    const { depositPercent, balanceDueDays, transfer } = question.place
    const whole = saysOf('whole', question.text)
    const variables = { depositPercent, balanceDueDays, transfer: transfer !== null, whole }
    const note = noteOf('payment', question)
    if (saysOf('card', question.text) && !whole && !saysOf('cash', question.text)) {
      const open = saysOf('foreign', question.text)
      return { text: renderMessage('faq_card', question.language, {}), source: 'catalogue', open }
    }
    if (note && saysOf('cash', question.text) && saysOf('cash', note)) return { text: note, source: 'owner' }
    const text = renderMessage('faq_payment', question.language, { ...variables, note })
    // Cash, or a means nobody has told about: the owner is asked besides.
    const cash = saysOf('cash', question.text) && !rulesOf(question).some((rule) => rule.kind === 'cash')
    return { text, source: 'catalogue', open: note === null && (cash || saysOf('exotic', question.text)) }
  },
  policies: (question) => {
    const { text, language, place } = question
    const words = ownerWords(place.houseRules, language) ?? noteOf('policies', question)
    // What comes back and how one behaves are two questions.
    const cancels = saysOf('cancelling', text)
    const onlyRules = words !== null && !cancels && (saysOf('rules', text) || !saysOf('terms', text))
    const { refund } = question
    const variables = {
      refunds: onlyRules ? [] : place.refunds,
      rules: cancels ? null : words,
      paid: cancels ? (refund?.paid ?? null) : null,
      back: cancels && refund && refund.back.amount > 0 ? refund.back : null,
    }
    return told(renderMessage('faq_policies', language, variables))
  },
  currency: ({ language, onTable }) => {
    const fx = onTable?.fx ?? null
    const total = onTable?.total ?? null
    const rate = fx ? Number(fx.rate) : 0
    const foreign =
      fx && total && rate > 0 ? { amount: Math.round(total.amount / rate), currency: fx.from } : null
    return told(renderMessage('faq_currency', language, { total, foreign }))
  },
  instalments: (question) =>
    told(renderMessage('faq_instalments', question.language, { note: noteOf('instalments', question) })),
  refund_time: ({ language }) => told(renderMessage('faq_refund_time', language, { note: null })),
  weather: (question) => {
    const { place, language } = question
    const note = noteOf('weather', question)
    if (note) return { text: note, source: 'owner' }
    if (!place.address) return undefined
    const words = { es: 'clima', pt: 'previsão do tempo', en: 'weather' }[language]
    const url = `https://www.google.com/search?q=${encodeURIComponent(`${words} ${place.address}`)}`
    return told(renderMessage('faq_weather', language, { url }))
  },
}

function pets(question: Question): Answered {
  const { cabin, cabins, place, language } = question
  const welcoming = cabins.filter((one) => one.petsAllowed)
  const allowed = cabin ? cabin.petsAllowed : welcoming.length > 0
  const all = welcoming.length === cabins.length
  const fee = (cabin?.petsAllowed ? cabin : welcoming[0])?.petFee ?? null
  const rule = (cabin?.petsAllowed ? cabin : welcoming[0])?.facts.pets
  const answer = told(
    renderMessage('faq_pets', language, {
      allowed,
      cabin: cabin?.name ?? null,
      others: welcoming.length > 0 && !all && !(cabin && allowed) ? namesOf(welcoming) : null,
      fee: fee && allowed ? { amount: fee, currency: place.currency } : null,
      free: !fee && allowed && saysOf('fee', question.text),
      note: (typeof rule === 'object' ? ownerWords(rule.note, language) : null) ?? noteOf('pets', question),
    }),
  )
  // How a pet is kept stands in the owner's rule or nowhere.
  const open = allowed && speaksOf('pet_rule', question.text) && typeof rule !== 'object'
  return { ...answer, open }
}

function rulesOf({ cabin, cabins }: Question) {
  return (cabin ?? cabins.find((one) => one.discounts.length > 0))?.discounts ?? []
}

function discount(question: Question): Answered | undefined {
  const { cabin, cabins, language } = question
  const sharp = sharpDiscount(question)
  if (sharp) return sharp
  // An amount that is offered is for the owner alone to take or leave.
  if (bargains(question.text) && amountIn(question.text) !== null) return undefined
  const rules = rulesOf(question)
  const note = noteOf('discount', question)
  if (rules.length === 0) return note ? { text: note, source: 'owner' } : undefined
  const same = cabins.every((one) => JSON.stringify(one.discounts) === JSON.stringify(rules))
  const name = (cabin ?? cabins.find((one) => one.discounts.length > 0))?.name ?? null
  const text = renderMessage('faq_discount', language, { cabin: same ? null : name, rules, note })
  // Who names a price of their own asks the owner, whatever the rules are.
  return { text, source: 'catalogue', open: bargains(question.text) }
}

/** One discount was asked about: how much it is, that the price has it already, or that there is none. */
function sharpDiscount(question: Question): Answered | undefined {
  const { text, language, onTable } = question
  if (bargains(text) && (/\d{2}/.test(text) || !(speaksOf('long_stay', text) || saysOf('cash', text))))
    return undefined
  const kind = saysOf('cash', text)
    ? 'cash'
    : speaksOf('by_transfer', text)
      ? 'transfer'
      : speaksOf('long_stay', text)
        ? 'length'
        : null
  if (!kind) return undefined
  const rules = rulesOf(question).filter((rule) => rule.kind === kind)
  const note = noteOf('discount', question)
  const nights = onTable?.nights ?? 0
  const had = kind === 'length' ? rules.filter((rule) => rule.count <= nights).at(-1) : undefined
  if (had)
    return told(renderMessage('faq_discount_included', language, { nights: had.count, percent: had.percent }))
  if (rules.length > 0) return told(renderMessage('faq_discount', language, { cabin: null, rules, note }))
  if (note) return { text: note, source: 'owner' }
  return told(renderMessage('faq_no_discount', language, { what: kind }))
}

/** What there is and what there is not of what people pack; the owner's words besides. */
function bring(question: Question): Answered | undefined {
  const { cabin, cabins, place, language } = question
  const packed = (['linen', 'towels', 'crockery', 'hairdryer'] as const).map((fact) => ({
    fact,
    ...whoHas(fact, cabins, place),
  }))
  const name = ({ fact }: (typeof packed)[number]) => nameOfFact(fact, language)
  const isIn = (list: Question['cabins']) => (cabin ? list.includes(cabin) : list.length === cabins.length)
  const included = packed.filter(({ having }) => having.length > 0 && isIn(having)).map(name)
  const missing = packed.filter(({ lacking }) => lacking.length > 0 && isIn(lacking)).map(name)
  const note = noteOf('bring', question)
  if (included.length + missing.length === 0 && !note) return undefined
  return told(renderMessage('faq_bring', language, { included, missing, note }))
}

function capacity(question: Question): Answered {
  const { cabin, language, text } = question
  if (cabin && cabin.bathrooms > 0 && speaksOf('bathrooms', text))
    return told(renderMessage('faq_bathrooms', language, { cabin: cabin.name, bathrooms: cabin.bathrooms }))
  if (!cabin) return told(catalogue(question))
  const { name, capacity: people, bedrooms, beds } = cabin
  const named = beds.map((bed) => bedName(bed, language))
  const variables = { cabin: name, capacity: people, bedrooms, beds: named.length > 0 ? named : null }
  return told(renderMessage('faq_capacity', language, variables))
}

/** Of the cabin on the table, else of all of them where they are sold alike. */
function basis({ cabin, cabins, language }: Question): Answered | undefined {
  const [first, ...others] = (cabin ? [cabin] : cabins).flatMap((one) => one.priceBasis ?? [])
  if (!first) return undefined
  const alike = others.every((one) => JSON.stringify(one) === JSON.stringify(first))
  const by = alike ? first.by : 'people'
  const extra = alike && first.by === 'extra' ? first : null
  const variables = { by, included: extra?.included ?? null, fee: extra?.fee ?? null }
  return told(renderMessage('faq_price_basis', language, variables))
}

function catalogue({ cabins, place, language }: Question): string {
  return renderMessage('catalogue', language, {
    cabins: describedCabins(cabins, { place, language }),
    askDates: false,
  })
}
