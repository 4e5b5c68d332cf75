import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** Six and a half seconds spoken by espeak-ng, as WhatsApp records: OGG, Opus, one channel, 16 kbit/s. */
export const RECORDED = readFileSync(new URL('./fixtures/voice/quince-al-dieciocho.ogg', import.meta.url))

export const hasSpeaker = ['espeak-ng', 'ffmpeg'].every((program) => {
  try {
    execFileSync(program, [program === 'ffmpeg' ? '-version' : '--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})

/** Speaks the words with espeak-ng and packs them with ffmpeg; their text stands in the title of the file. */
export function speak(
  text: string,
  options: { readonly channels?: 1 | 2; readonly seconds?: number } = {},
): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), 'spoken-'))
  const [wav, ogg] = [path.join(folder, 'said.wav'), path.join(folder, 'said.ogg')]
  try {
    execFileSync('espeak-ng', ['-v', 'es-419', '-s', '150', '-w', wav, text], { stdio: 'ignore' })
    const opus = ['-c:a', 'libopus', '-b:a', '16k', '-ac', String(options.channels ?? 1)]
    const quiet = ['-loglevel', 'error', '-y']
    const padded = options.seconds ? ['-af', `apad=whole_dur=${options.seconds}`] : []
    execFileSync('ffmpeg', [...quiet, '-i', wav, ...padded, ...opus, '-metadata', `title=${text}`, ogg])
    return readFileSync(ogg)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
