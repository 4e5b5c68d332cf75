import type { Instant } from '../../../lib/clock.ts'
import { dateAt } from '../../../lib/local-date.ts'
import type { Language, Understanding } from '../../language/domain.ts'
import { languageAsked } from '../domain/asides.ts'
import type { Frame } from '../domain/frame.ts'
import { rested } from '../domain/rest.ts'
import { expectingOf, talkAbout } from '../domain/talk-about.ts'
import { presentOwn } from './own.ts'
import type { Step, Turn } from './turn.ts'

/** Reads a text as the talk stands: what was asked, which stay it is about. It is taken as it was read. */
export async function read(
  { deps, tx }: Step,
  said: Pick<Turn, 'own' | 'together' | 'language'> & {
    readonly body: string
    readonly at: Instant
    readonly frame: Frame
  },
): Promise<Understanding> {
  const { body, at, language, own, together } = said
  const house = await deps.house(tx)
  const cabins = await deps.cabins(tx)
  const writtenAt = Math.floor(at.epochMilliseconds / 1000)
  const frame = rested(said.frame, { writtenAt, today: dateAt(deps.clock.now(), deps.zone) })
  const bookings = own.map((one) => presentOwn(one, cabins, together))
  return deps.understand(body, {
    now: at,
    ...house,
    locale: language,
    expecting: expectingOf(frame),
    talk: talkAbout(frame, bookings),
  })
}

/** A yes or a bare number says nothing about the language; a sentence does. */
export function languageOf(
  current: Language,
  understanding: Understanding | undefined,
  body: string,
): Language {
  if (!understanding) return current
  const asked = languageAsked(body)
  if (asked) return asked
  const bare =
    understanding.number !== null ||
    isOneWord(body) ||
    understanding.intents.every((i) => i.name === 'yes' || i.name === 'no' || i.name === 'unknown')
  return bare ? current : understanding.language
}

const ALIKE =
  /^[^\p{L}]*(?:alias|cbu|cvu|link|info|reserve|reserva|confirm|cancel|transfer|total|hotel|visa)[^\p{L}]*$/iu

/** "¿Alias?" is said alike in two languages. */
function isOneWord(body: string): boolean {
  return ALIKE.test(body)
}
