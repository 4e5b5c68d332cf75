import type { onSendAsyncHookHandler } from 'fastify'
import { z } from 'zod'
import type { Db } from '../lib/db/types.ts'
import { actorOf } from '../lib/http/actor.ts'
import type { App } from '../lib/http/app-type.ts'
import type { RecordAudit } from './reservations.ts'

/** Calls that hand out people's data or money in a file. A guest's own file and backups note themselves. */
const HANDED_OUT: ReadonlyMap<string, string> = new Map([
  ['/api/v1/admin/reservations/export.csv', 'reservations'],
  ['/api/v1/admin/payments/export.csv', 'payments'],
  ['/api/v1/admin/payment-proofs/:id/file', 'payment_proof'],
])

const exportParams = z.object({ id: z.string().optional() })

/** Who took what out of the house stands in the audit log before the first byte leaves. */
export function auditExports(app: App, parts: { readonly db: Db; readonly audit: RecordAudit }): void {
  app.addHook('onRoute', (route) => {
    const what = HANDED_OUT.get(route.url)
    if (what !== undefined) route.onSend = [route.onSend ?? [], auditing(what, parts)].flat()
  })
}

function auditing(what: string, parts: Parameters<typeof auditExports>[1]): onSendAsyncHookHandler {
  return async (request, reply) => {
    if (reply.statusCode !== 200 || !request.actor) return
    const { id } = exportParams.parse(request.params)
    await parts.audit(parts.db, {
      actor: actorOf(request),
      action: 'export.downloaded',
      entity: 'export',
      entityId: id ?? what,
      cause: what,
    })
  }
}
