import type { Language } from '../../language/domain.ts'
import { inParts } from './word-lists.ts'

const ASKS = inParts(
  String.raw`(?<!\p{L})(?:(?:do|does|can) (?:you|anyone|anybody|someone)(?: \p{L}+)? (?:speak|write|understand)|`,
  String.raw`(?:alg(?:uien|u[eé]m) )?(?:habl|fal)(?:[aá]s|[aá]n|am?|o)?|atend\p{L}+ em|(?:en|em|in)|speak(?:s|ing)?) `,
  '(?:un poco de |um pouco de |some )?(?:',
  '(?<es>espa[nñ]ol|espanhol|castellano|spanish)|(?<pt>portugu[eé]s|portugu[eê]s|portuguese|brasile[nñ]o)|',
  String.raw`(?<en>ingl[eé]s|ingl[eê]s|english))(?!\p{L})`,
)

const BRIEF = 9

/** In which language they ask to write. */
export function languageAsked(text: string): Language | undefined {
  if (text.trim().split(/\s+/).length > BRIEF) return undefined
  const { es, pt, en } = ASKS.exec(text)?.groups ?? {}
  if (es) return 'es'
  if (pt) return 'pt'
  return en ? 'en' : undefined
}
