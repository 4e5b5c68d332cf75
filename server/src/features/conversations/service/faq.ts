import type { Db } from '../../../lib/db/types.ts'
import type { Language } from '../../language/domain.ts'
import type { OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import type { FaqTopic } from '../domain/faq-topic.ts'
import type { CabinFacts, ConversationDeps, PlaceFacts } from './deps.ts'
import { mediaOf } from './wording.ts'

const MOST_PHOTOS = 3

/** Answers from the owner's own facts; what the owner has not told is not invented. */
export async function faqSayings(
  deps: ConversationDeps,
  db: Db,
  asked: {
    readonly topic: FaqTopic
    readonly accommodationId: string | null
    readonly place: PlaceFacts
    readonly language: Language
  },
): Promise<OutboundContent[]> {
  const cabins = await deps.cabins(db)
  const cabin = cabins.find((one) => one.id === asked.accommodationId)
  if (asked.topic === 'photos') return photos(deps, cabin, cabins, asked.language)
  return [{ type: 'text', body: wordFaq(asked.topic, asked.language, { place: asked.place, cabin, cabins }) }]
}

function photos(
  deps: ConversationDeps,
  cabin: CabinFacts | undefined,
  cabins: readonly CabinFacts[],
  language: Language,
): OutboundContent[] {
  const shown = cabin
    ? cabin.photos.slice(0, MOST_PHOTOS)
    : cabins.flatMap((one) => one.photos.slice(0, 1)).slice(0, MOST_PHOTOS)
  const caption = (key: string) => (cabin ? undefined : cabins.find((one) => one.photos.includes(key))?.name)
  const pictures = shown.map((key): OutboundContent => {
    const text = caption(key)
    return { type: 'image', media: mediaOf(key), ...(text ? { caption: text } : {}) }
  })
  const body = renderMessage('faq_photos', language, { cabin: cabin?.name ?? null, galleryUrl: deps.baseUrl })
  return [...pictures, { type: 'text', body }]
}

function wordFaq(
  topic: Exclude<FaqTopic, 'photos'>,
  language: Language,
  known: {
    readonly place: PlaceFacts
    readonly cabin: CabinFacts | undefined
    readonly cabins: readonly CabinFacts[]
  },
): string {
  const { place, cabin, cabins } = known
  const note = place.notes[topic]?.[language] ?? null
  switch (topic) {
    case 'pets': {
      const allowed = cabin ? cabin.petsAllowed : cabins.some((one) => one.petsAllowed)
      const fee = cabin ? cabin.petFee : (cabins.find((one) => one.petsAllowed)?.petFee ?? null)
      return renderMessage('faq_pets', language, {
        allowed,
        cabin: cabin?.name ?? null,
        fee: fee ? { amount: fee, currency: place.currency } : null,
        note,
      })
    }
    case 'checkin':
      return renderMessage('faq_checkin', language, {
        checkInTime: place.checkInTime,
        checkOutTime: place.checkOutTime,
        note,
      })
    case 'amenities': {
      const amenities = cabin ? cabin.amenities : [...new Set(cabins.flatMap((one) => one.amenities))]
      return renderMessage('faq_amenities', language, {
        cabin: cabin?.name ?? null,
        amenities: [...amenities],
        note,
      })
    }
    case 'location':
      return renderMessage('faq_location', language, { address: place.address, mapUrl: place.mapUrl, note })
    case 'payment':
      return renderMessage('faq_payment', language, {
        depositPercent: place.depositPercent,
        balanceDueDays: place.balanceDueDays,
        transfer: place.transfer !== null,
        note,
      })
    case 'policies':
      return renderMessage('faq_policies', language, {
        refunds: place.refunds,
        rules: place.houseRules?.[language] ?? note,
      })
  }
}
