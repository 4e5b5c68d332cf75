import type { voiceNote } from '@tranquera/contracts/conversations'
import { z } from 'zod'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { InboundContent } from '../../inbox/domain.ts'
import type { ConversationService } from '../service.ts'

export interface VoiceRouteDeps {
  readonly db: Db
  readonly guards: Guards
  readonly conversations: (db: Db) => Pick<ConversationService, 'voiceOf'>
}

type Said = NonNullable<Awaited<ReturnType<ConversationService['transcript']>>>['items'][number]

/** What was heard in a voice note, and where the owner can hear it. */
export function presentVoice(conversationId: string, message: Said): z.output<typeof voiceNote> | null {
  if (message.type !== 'audio' || message.direction !== 'in') return null
  const { heard } = message.content as Extract<InboundContent, { type: 'audio' }>
  if (!heard) return null
  const { state, confidence, seconds, file } = heard
  const url = `/api/v1/admin/conversations/${conversationId}/messages/${message.id}/audio`
  return { state, confidence, seconds, audio_url: file ? url : null }
}

export function voiceRoute(app: App, deps: VoiceRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/conversations/:id/messages/:message_id/audio',
    id: 'getVoiceNote',
    summary: 'Sends a voice note as the guest recorded it; after 30 days only its words are kept.',
    tag: 'Conversations',
    guard: deps.guards.reader,
    problems: ['not_found'],
    file: { type: 'application/octet-stream', holds: 'The voice note.' },
    schema: { params: z.object({ id: z.string().max(60), message_id: z.string().max(60) }) },
    async handler(request, reply) {
      const { id, message_id: messageId } = request.params
      const file = await deps.conversations(deps.db).voiceOf(id, messageId)
      if (!file) throw problem({ code: 'not_found', detail: 'This voice note is not kept.' })
      return reply
        .type(file.mime)
        .header('cache-control', 'private, max-age=3600')
        .header('content-disposition', 'inline')
        .send(Buffer.from(file.bytes))
    },
  })
}
