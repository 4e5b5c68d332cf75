import { type Instant, secondsBetween } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import type { InboundMedia } from '../../inbox/domain.ts'
import { kindOfAudio, MOST_AUDIO_BYTES, mimeOf } from '../../speech/domain/audio.ts'
import type { HeardNote, NoteState } from '../../speech/domain/transcription.ts'
import { vocabularyOf } from '../../speech/domain/transcription.ts'
import type { Heard } from '../../speech/service.ts'
import { answerJob, type ToHear } from '../jobs.ts'
import { voiceNoteRepository } from '../repository/voice-notes.ts'
import { conversationRepository, type InboundRow } from '../repository.ts'
import type { ConversationDeps } from './deps.ts'

/** Who hears nothing of a voice note by then answers without it; longer than the speech server and its repetitions. */
export const HEARING_SECONDS = 120

class TryAgainError extends Error {}

/**
 * Handler of `conversations.hear`: the bytes are had, checked and kept, and what is said in them stands with the
 * message before anybody answers it. Nothing is heard twice; a note nobody could hear is answered all the same.
 */
export async function hearNote(
  deps: ConversationDeps,
  db: Db,
  asked: ToHear & { readonly lastTry: boolean },
): Promise<void> {
  const { messageId } = asked
  const found = await voiceNoteRepository(db).find(messageId)
  if (!found) return
  const { content } = found
  const note = content.heard ? undefined : await listen(deps, db, { ...asked, media: content.media })
  await db.transaction(async (tx) => {
    const isKept = note && (await voiceNoteRepository(tx).keep(messageId, note))
    if (note?.file && !isKept) await deps.media(tx).remove(note.file.mediaKey)
    await deps.jobs.enqueue(tx, answerJob, { conversationId: found.conversation_id })
  })
}

async function listen(
  deps: ConversationDeps,
  db: Db,
  { conversationId, media, lastTry }: ToHear & { readonly media: InboundMedia; readonly lastTry: boolean },
): Promise<HeardNote> {
  const got = await deps.downloadMedia?.(media.mediaId)
  if (!got) return unheard('off')
  if (!got.ok) {
    const mayCome = got.kind === 'retry' || got.kind === 'alert'
    if (mayCome && !lastTry) throw new TryAgainError(`Voice note ${media.mediaId}: ${got.detail}`)
    return unheard(got.kind === 'too_large' ? 'too_long' : 'unreadable')
  }
  const { bytes, sha256, size } = got
  const kind = kindOfAudio(bytes)
  if (!kind || size > MOST_AUDIO_BYTES) return unheard(kind ? 'too_long' : 'unreadable')
  const language = (await conversationRepository(db).languageOf(conversationId)) ?? 'es'
  const house = await deps.house(db)
  const heard = await deps.speech.hear({
    bytes,
    name: media.mediaId,
    language,
    vocabulary: vocabularyOf(
      language,
      house.catalogue.map((one) => one.name),
    ),
  })
  const mime = mimeOf(kind)
  const mediaKey = await deps.media(db).put(bytes, mime, `audio.${kind}`)
  return { ...noteOf(heard), file: { mediaKey, mime, size, sha256 } }
}

function noteOf(heard: Heard): HeardNote {
  if (heard.ok) {
    const { text, confidence, seconds } = heard.transcription
    return { state: heard.certainty, text, confidence, seconds, file: null }
  }
  if (heard.reason === 'too_long' || heard.reason === 'too_large') return unheard('too_long')
  return unheard(heard.reason === 'unreadable' ? 'unreadable' : 'off')
}

function unheard(state: NoteState): HeardNote {
  return { state, text: '', confidence: null, seconds: null, file: null }
}

export type Forgotten = Parameters<ReturnType<typeof voiceNoteRepository>['listFiles']>[0]

/** The file as the guest recorded it; undefined when it is not kept. */
export async function voiceOf(
  deps: ConversationDeps,
  db: Db,
  { id, messageId }: { readonly id: string; readonly messageId: string },
) {
  const file = await voiceNoteRepository(db).fileOf(id, messageId)
  return file?.media_key ? deps.media(db).get(file.media_key) : undefined
}

/** That something was said, and when, stays. Answers how many messages it concerned. */
export function forgetOldWords(db: Db, before: Instant): Promise<number> {
  return voiceNoteRepository(db).forgetOldWords(before)
}

/** Words stay with their message; the voice goes. Answers how many went. */
export async function forgetVoices(deps: ConversationDeps, db: Db, of: Forgotten): Promise<number> {
  const keys = await voiceNoteRepository(db).listFiles(of)
  // Named until they are gone: who dies in between takes them up again.
  for (const key of keys) await deps.media(db).remove(key)
  if (keys.length > 0) await voiceNoteRepository(db).dropFiles(keys)
  return keys.length
}

/** Whether what waits first is a voice note that is being listened to: what was said later is answered after it. */
export function isBeingHeard(deps: ConversationDeps, [first]: readonly InboundRow[], now: Instant): boolean {
  if (!deps.speech.isOn || first?.type !== 'audio') return false
  const content = first.content
  if (content.type !== 'audio' || content.heard) return false
  return secondsBetween(first.received_at, now) < HEARING_SECONDS
}
