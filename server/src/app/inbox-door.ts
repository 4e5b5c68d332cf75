import { parseWhatsAppBytes } from '../adapters/whatsapp-cloud/inbound.ts'
import type { Sender, WhatsAppEvent } from '../features/inbox/domain.ts'
import type { Delivery } from '../features/inbox/repository.ts'
import type { AtTheDoor } from '../features/inbox/service.ts'
import { addSeconds, type Clock, type Instant, isBefore } from '../lib/clock.ts'
import type { Db } from '../lib/db/types.ts'
import type { Lane } from '../lib/queue/job.ts'
import type { Chat } from './conversations.ts'

export interface DoorParts {
  readonly clock: Clock
  readonly chat: Chat
  /** The number that is ours; null while the channel is off. */
  readonly phoneId: string | null
}

/** Who wrote within this is in conversation: the window in which WhatsApp lets us answer freely. */
const TALK_SECONDS = 24 * 3600
/** A delivery of more reports than this is worked off by a job. */
const MOST_REPORTS = 4
const MOST_REMEMBERED = 20_000

/** What a delivery is by its bytes alone: who is served first, and what is whole already. */
export function doorKeeper(parts: DoorParts) {
  const { chat, phoneId } = parts
  const talks = rememberedTalkers(parts)

  /** A tap goes first, whatever comes with it: that is known without asking anybody. */
  async function laneOf(db: Db, events: readonly WhatsAppEvent[]): Promise<Lane> {
    const messages = events.filter((event) => event.kind === 'message')
    if (messages.some(({ content }) => content.type === 'choice')) return 'first'
    for (const { sender } of messages) if (await talks(db, sender)) return 'talk'
    return messages.length > 0 ? 'hello' : 'talk'
  }

  return async (db: Db, delivery: Delivery): Promise<AtTheDoor> => {
    if (delivery.provider === 'mercado_pago') return { lane: 'first' }
    const events = parseWhatsAppBytes(delivery.body)
    const reports = events.filter((event) => event.kind === 'status')
    if (reports.length === events.length && isOurs(events, phoneId) && reports.length <= MOST_REPORTS) {
      const whole = chat.messaging(db).reported(reports)
      if (whole) return { lane: 'upkeep', whole }
    }
    return { lane: await laneOf(db, events) }
  }
}

function isOurs(events: readonly WhatsAppEvent[], phoneId: string | null): boolean {
  return (
    events.length > 0 && events.every((event) => 'phoneNumberId' in event && event.phoneNumberId === phoneId)
  )
}

/** Asks the database once for each guest who talks, and remembers it for as long as the talk may last. */
function rememberedTalkers({ clock, chat }: DoorParts) {
  const until = new Map<string, Instant>()
  return async (db: Db, sender: Sender): Promise<boolean> => {
    const key = sender.bsuid ?? sender.waId
    if (!key) return false
    const now = clock.now()
    const known = until.get(key)
    const since = addSeconds(now, -TALK_SECONDS)
    const talks =
      (known && isBefore(now, known)) || (await chat.conversations(db).hasTalkedSince(sender, since))
    until.delete(key)
    if (!talks) return false
    until.set(key, addSeconds(now, TALK_SECONDS))
    const [oldest] = until.keys()
    if (oldest !== undefined && until.size > MOST_REMEMBERED) until.delete(oldest)
    return true
  }
}
