import { plainText } from '../../../lib/plain-text.ts'

/**
 * What Whisper and its kin hear in silence and noise: the credits of subtitles they were taught with. Seen in public
 * reports of programs that use them (vibe #1383, Vexa #617 and #619).
 */
const IMAGINED = [
  'subtitulos realizados por la comunidad de amara.org',
  'subtitulos por la comunidad de amara.org',
  'subtitulado por la comunidad de amara.org',
  'suscribete al canal',
  'suscribete',
  'gracias por ver el video',
  'muchas gracias por ver el video',
  'nos vemos en el proximo video',
  'legendas pela comunidade amara.org',
  'legendas por comunidade amara.org',
  'inscreva-se no canal',
  'obrigado por assistir',
  'subtitles by the amara.org community',
  'thanks for watching',
  'thank you for watching',
  'please subscribe',
  'like and subscribe',
]

export function isImagined(text: string): boolean {
  const said = plainText(text)
    .replace(/[^\p{L}\p{N}.\- ]/gu, '')
    .replace(/[.\s]+$/, '')
    .trim()
  return IMAGINED.includes(said)
}
