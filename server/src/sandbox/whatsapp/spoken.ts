/** What a guest said into a voice note: the pretend speech server has no ears of its own. */
export interface SpokenWords {
  readonly text: string
  /** 0 to 1: how well it can be heard. */
  readonly clarity: number
}

const CLEAR = 0.95

/** The words the phone tells with the note, else those in the title of the file (`ffmpeg -metadata title=…`). */
export function spokenWords(
  bytes: Buffer,
  told: { readonly text: string | undefined; readonly clarity?: number | undefined },
): SpokenWords | undefined {
  const text = told.text?.trim() || titleOf(bytes)
  return text ? { text, clarity: told.clarity ?? CLEAR } : undefined
}

/** RFC 7845 section 5.2: `OpusTags`, the vendor, how many comments, and each with its length before it. */
function titleOf(bytes: Buffer): string | undefined {
  const start = bytes.subarray(0, 4096).indexOf('OpusTags')
  if (start < 0) return undefined
  const lengthAt = (at: number) => (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : 0)
  let at = start + 8 + 4 + lengthAt(start + 8)
  const count = Math.min(lengthAt(at), 50)
  at += 4
  for (let number = 0; number < count; number++) {
    const length = lengthAt(at)
    const comment = bytes.toString('utf8', at + 4, at + 4 + length)
    if (/^title=/i.test(comment)) return comment.slice(6).trim() || undefined
    at += 4 + length
  }
  return undefined
}
