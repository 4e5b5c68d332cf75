import { describe, expect, it } from 'vitest'
import { toInstant } from '../../../../lib/clock.ts'
import type { Consent, Language } from '../../domain.ts'
import { understand } from '../understand.ts'

const read = (text: string, locale: Language = 'es') =>
  understand(text, {
    now: toInstant('2026-11-27T10:00:00-03:00'),
    zone: 'America/Argentina/Buenos_Aires',
    locale,
  })

describe('a yes is nothing but a yes', () => {
  const CASES: readonly (readonly [Consent, Language, string])[] = [
    [
      'yes',
      'es',
      'si|sí|Sí!|siiii|dale|daleee|dale, reservala|bueno dale, la tomo|ok|perfecto|quedamos así, confirmame',
    ],
    [
      'yes',
      'es',
      'sí, por favor|sí gracias|dale gracias|reservamela por favor|confirmo|👍|dale 👍|la quiero|de una|como no',
    ],
    [
      'yes',
      'pt',
      'sim|pode reservar|fechado, pode reservar|combinado!|isso mesmo|quero sim|claro, pode confirmar',
    ],
    ['yes', 'en', "yes|yes please|ok, book it|sounds good|let's book it|we'll take it|go ahead|sure!"],
    [
      'no',
      'es',
      'no|no gracias|nah|nono gracias|no, dejá, no la quiero|mejor no|por ahora no|👎|no, es muy caro',
    ],
    ['no', 'pt', 'não|não, obrigado|agora não|deixa pra lá'],
    ['no', 'en', 'no|no thanks|nope|not now|never mind'],
    [
      'conditional',
      'es',
      'reservo si me hacés descuento|dale pero una noche más|claro pero es muy caro|ok y sin factura?',
    ],
    [
      'conditional',
      'es',
      'si puede ser la más grande|si tienen cochera sí|se puede reservar sin seña?|dale?|ok lo pienso',
    ],
    ['conditional', 'es', 'si, pero no esa|la reservo si tiene pileta|dale, y se puede llevar perro|dale 🤔'],
    ['conditional', 'pt', 'sim, mas tem desconto?|pode reservar se tiver garagem|fechado mas só duas noites'],
    [
      'conditional',
      'en',
      'ok let me think about it|yes but cheaper|book it if it has a pool|sure, can we bring a dog?',
    ],
    [
      'none',
      'es',
      'ok gracias|listo gracias|hola|hay lugar?|del 10 al 13 de enero para 2|gracias|cuanto sale si llego tarde',
    ],
    ['none', 'en', 'ok thanks|how much is it?|10 to 13 March for 2 people|if it rains what do we do?'],
  ]
  it.each(
    CASES.flatMap(([consent, locale, list]) =>
      list.split('|').map((text) => [text, locale, consent] as const),
    ),
  )('%s (%s): %s', (text, locale, consent) => {
    expect(read(text, locale).consent).toBe(consent)
  })
})
