import { type DialogueContext, type Step, say } from './dialogue.ts'
import { type Frame, mergeParty } from './frame.ts'
import { again } from './progress.ts'
import type { Heard } from './topics.ts'
import { inParts } from './word-lists.ts'

const GROUP = '(?:familia|fam[ií]lia|pareja|casal|matrimonio|grupo|family|couple|group)'
const FEWER = inParts(
  String.raw`(?<!\p{L})(?:una?|uma?|one|otr[ao]|outr[ao]|the other) (?:de las |das |of the )?${GROUP}s? `,
  '(?:al final |no final |ya )?(?:no (?:va|viene|puede)|n[aã]o (?:vai|vem|pode)|',
  String.raw`desist\p{L}*|se (?:baj|cay|arrepint)\p{L}*|cancel\p{L}*|`,
  "(?:has |have )?(?:dropped|bailed|backed|pulled) ?(?:out)?|can't|cannot|isn't coming|is not coming|won't)|",
  String.raw`(?<!\p{L})se (?:baj|cay)\p{L}* (?:una|la otra|otra) ${GROUP}`,
)

/** "Una familia se bajó": fewer people, where several groups were to come. */
export function fewerCome(text: string): boolean {
  return FEWER.test(text)
}

/** As many cabins as those need who are left; how many they are is asked where it was not told. */
export function aboutFewer(before: Frame, { read, text }: Heard, context: DialogueContext): Step | undefined {
  const { stay, party, pending } = before
  if (!stay || !party || context.bookings.length > 0 || !fewerCome(text)) return undefined
  if (read.stay.certainty !== 'none' || pending?.kind === 'choice') return undefined
  const left = { ...before, misses: 0, group: null, units: null, offers: [], accommodationId: null }
  const version = before.version + 1
  if (read.guests) return again({ ...left, version, pending: null, party: mergeParty(party, read.guests) })
  return {
    frame: { ...left, version, pending: { kind: 'guests' } },
    effects: [say('ask_guests', { stay })],
  }
}
