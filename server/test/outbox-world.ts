import { createWhatsAppClient } from '../src/adapters/whatsapp-cloud/client.ts'
import { receiveWebhooks } from '../src/adapters/whatsapp-cloud/webhook-receiver.ts'
import { transcript } from '../src/features/conversations/repository/transcript.ts'
import type { WhatsAppStatusEvent } from '../src/features/inbox/domain.ts'
import type { OutboxStatus } from '../src/features/messaging/repository/rows.ts'
import type { MessagingDeps } from '../src/features/messaging/service/deps.ts'
import { messagingService, type Saying } from '../src/features/messaging/service.ts'
import { manualClock } from '../src/lib/clock.ts'
import type { Database } from '../src/lib/db/types.ts'
import { type ConversationId, type PropertyId, systemIds } from '../src/lib/ids.ts'
import type { Jobs } from '../src/lib/queue/job.ts'
import { createSandboxServer } from '../src/sandbox/server.ts'
import { createWhatsAppSandbox } from '../src/sandbox/whatsapp/create-whatsapp-sandbox.ts'
import { openTestDatabase } from './test-database.ts'

const SECRET = 'sandbox-app-secret'

interface WantedJob {
  readonly name: string
  readonly payload: unknown
  readonly delaySeconds: number
}

export interface OutboxRowSeen {
  readonly body: string
  readonly status: OutboxStatus
  readonly attempts: number
  readonly error_code: number | null
  readonly message_status: string
}

/** The outbox on a database of its own, and a pretend WhatsApp over HTTP. Jobs are only noted: the test runs them. */
export async function createOutboxWorld(options: { readonly timeoutMs?: number } = {}) {
  const database = await openTestDatabase()
  const clock = manualClock('2026-11-24T12:00:00Z')
  const product = await receiveWebhooks(SECRET)
  const sandbox = createWhatsAppSandbox({
    clock,
    ids: systemIds,
    appSecret: SECRET,
    verifyToken: 'verify-me',
    accessToken: 'token-1',
    phoneId: '200000000000002',
    wabaId: '100000000000001',
    webhookUrl: () => product.url,
    pace: { webhookRetriesMs: [1] },
  })
  const server = await createSandboxServer([sandbox.plugin])
  const gateway = createWhatsAppClient({
    baseUrl: server.graphUrl,
    accessToken: 'token-1',
    phoneId: '200000000000002',
    timeoutMs: options.timeoutMs ?? 5000,
    loadMedia: async () => undefined,
  })
  const jobs: WantedJob[] = []
  const noted: Jobs = {
    async enqueue(_tx, job, payload) {
      jobs.push({ name: job.name, payload, delaySeconds: job.delaySeconds ?? 0 })
    },
  }
  const alerts: string[] = []
  const deps: MessagingDeps = {
    clock,
    ids: systemIds,
    propertyId: systemIds.uuid<PropertyId>(),
    businessId: async () => null,
    prices: async () => null,
    jobs: noted,
    gateway,
    transcript,
    currentTraceId: () => null,
    alert: async (_tx, alert) => void alerts.push(alert.summary),
    metrics: { message: () => undefined, replied: () => undefined },
  }
  return {
    database,
    clock,
    sandbox,
    product,
    jobs,
    alerts,
    messaging: messagingService(deps)(database),
    guest: (waId: string) => sandbox.control.guest(waId),
    openConversation: (waId: string) => openConversation(database, waId),
    rows: (id: ConversationId) => outboxRows(database, id),
    /** What earlier tests left behind. */
    forget() {
      sandbox.control.faults.clear()
      jobs.length = 0
      alerts.length = 0
      product.events.length = 0
    },
    statuses: () => product.events.filter((one): one is WhatsAppStatusEvent => one.kind === 'status'),
    async close() {
      await server.close()
      await product.close()
      await database.close()
    },
  }
}

export type OutboxWorld = Awaited<ReturnType<typeof createOutboxWorld>>

export function text(conversationId: ConversationId, body: string, more: Partial<Saying> = {}): Saying {
  return { conversationId, content: { type: 'text', body }, ...more }
}

async function openConversation(database: Database, waId: string): Promise<ConversationId> {
  const [property, guest, conversation] = [
    systemIds.uuid(),
    systemIds.uuid(),
    systemIds.uuid<ConversationId>(),
  ]
  await database.query('insert into properties (id, name) values ($1, $2)', [property, 'Cabañas'])
  await database.query(
    'insert into guests (id, property_id, phone, wa_id, created_at) values ($1, $2, $3, $3, now())',
    [guest, property, waId],
  )
  await database.query(
    `insert into conversations (id, property_id, guest_id, last_inbound_at, created_at)
     values ($1, $2, $3, '2026-11-24T12:00:00Z', now())`,
    [conversation, property, guest],
  )
  return conversation
}

async function outboxRows(database: Database, id: ConversationId): Promise<OutboxRowSeen[]> {
  const { rows } = await database.query<OutboxRowSeen>(
    `select o.content->>'body' as body, o.status, o.attempts, o.error_code, m.status as message_status
       from outbox o join messages m on m.id = o.message_id where o.conversation_id = $1 order by o.seq`,
    [id],
  )
  return rows
}
