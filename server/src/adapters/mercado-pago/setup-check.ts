import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { judgeAccount } from '../../features/setup/domain/judge.ts'
import { createMercadoPagoClient } from './client.ts'
import { signatureHeader } from './signature.ts'

export interface MercadoPagoCheckOptions {
  readonly apiUrl: string
  readonly accessToken: string
  readonly live: boolean
  readonly timeoutMs: number
}

/** Whose account the token opens, and whether it is of the kind the settings expect. */
export async function checkAccount(options: MercadoPagoCheckOptions): Promise<readonly Finding[]> {
  const { apiUrl, accessToken, live, timeoutMs } = options
  const account = await createMercadoPagoClient({ baseUrl: apiUrl, accessToken, timeoutMs }).whoAmI()
  if (account.ok) return judgeAccount(account, live)
  if (account.reason === 'unauthorized') return [found('mercadopago_token')]
  if (account.reason === 'not_found') return [found('mercadopago_failed', { detail: '404' })]
  if (account.reason === 'rejected') return [found('mercadopago_failed', { detail: account.code })]
  const detail = account.message.slice(0, 100)
  const isNetwork = /^(TypeError|TimeoutError|AbortError|Error)\b/.test(detail)
  return [found(isNetwork ? 'mercadopago_unreachable' : 'mercadopago_failed', { detail })]
}

/** A topic nobody sends and nobody reads: the door believes it, answers, and forgets it. */
const TOPIC = 'tranquera_check'

/** A notification signed with our secret, sent to our own door by its public address. Null: it is believed. */
export async function checkSignedNotification(options: {
  readonly callback: string
  readonly secret: string
  readonly requestId: string
  readonly nowMs: number
  readonly timeoutMs: number
}): Promise<Finding | null> {
  const { callback, secret, requestId, nowMs, timeoutMs } = options
  const dataId = '1'
  try {
    const response = await fetch(`${callback}?type=${TOPIC}&data.id=${dataId}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        'x-signature': signatureHeader({ secret, requestId, dataId, nowMs }),
      },
      body: JSON.stringify({ type: TOPIC, data: { id: dataId } }),
      signal: AbortSignal.timeout(timeoutMs),
    })
    await response.arrayBuffer()
    if (response.status === 401) return found('mercadopago_secret')
    return response.status === 200 ? null : found('mercadopago_door_closed')
  } catch {
    return found('mercadopago_door_closed')
  }
}
