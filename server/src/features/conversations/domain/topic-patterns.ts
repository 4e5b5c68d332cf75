import { inParts } from './word-lists.ts'

/** "¿Entre semana es más barato?" */
export const TIME_OF_WEEK = inParts(
  String.raw`(?<!\p{L})(?:entre semana|d[ií]as? de semana|en la semana|midweek|weekdays?|durante a semana)(?!\p{L})`,
)
/** "¿Cómo era el tema de la cancelación?" */
export const RULE_ONLY =
  /(?<!\p{L})(?:cancelaci[oó]n|cancela[cç][aã]o|cancelamento|cancellations?)(?!\p{L})/iu
/** They want it done, rather than explained. */
export const WANTS_IT = inParts(
  String.raw`(?<!\p{L})(?:hac[eé]r?|ped[ií]\p{L}*|solicit\p{L}*|quiero|gestion\p{L}*|fazer|quero|request|want|`,
  String.raw`make)(?!\p{L})`,
)

/** "¿Dónde está la leña?", of a text without accents. */
export const WHERE_IS =
  /(?<!\p{L})(?:donde|onde) (?:esta|estan|hay|dejan|guardan|fica|ficam|encuentro)|where (?:is|are|do you keep)/u

const EARLY_HOUR = /\b(?:lleg|entr|ingres|arriv|check|chegar)\p{L}*\b.*\ba las (\d{1,2})\b/iu
const NOON = 12

/** "¿Podríamos llegar a las 12?" */
export function asksEarlyHour(text: string): boolean {
  const hour = Number(EARLY_HOUR.exec(text)?.[1] ?? NOON + 1)
  return hour >= 6 && hour <= NOON && !/noche|pm/i.test(text)
}

/** "Llegaríamos tipo 11 de la noche". */
export const LATE_HOUR = inParts(
  String.raw`(?<!\p{L})(?:lleg|entr(?!e )|cheg|arriv|land|get (?:there|in)|be there|aterri|pous)\p{L}*.*`,
  String.raw`(?:2[0-3](?:[.:]\d\d)? ?(?:hs?)?(?!\d)|`,
  '(?:[89]|1[0-2]) ?(?:pm|d[ea] la noche|da noite)|(?:1[0-2]|[1-4]) ?am|madrugada|midnight|medianoche)',
)

/** "Estamos en camino, llegamos 22:30": told rather than asked. */
export const AT_NIGHT = inParts(
  String.raw`(?<!\p{L})(?:lleg(?!u?e? el)|cheg|arriv|land|get (?:there|in)|be there|aterri|pous)\p{L}*.*`,
  String.raw`(?:(?:a las?|tipo|as|at|around|about) (?:2[0-3](?! de)(?!\d)|`,
  '1[0-2] ?(?:pm|d[ea] la noche|da noite)|(?:1[0-2]|[1-4]) ?am)|midnight|medianoche|',
  String.raw`(?<!\d)2[0-3][:.]\d\d|(?<!\d)2[0-3] ?hs|(?:a|de|por) la noche|de madrugada|late at night)`,
)

/** "¿Cuánto quedaría?", of a text without accents. */
export const COMES_TO = inParts(
  'cuanto (?:me |nos |te |se |le |todo )?queda(?!n? (?:(?:el|la|los|las|del|de la|al?|a la) )',
  '(?!noche|dia|finde|fin de|semana|caba|total|estad|sena|saldo|quincena|mes|reserva|precio|promo|todo))',
)

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
