import { type Finding, found } from '../../features/setup/domain/finding.ts'
import { troubleOf } from '../../lib/http/trouble.ts'

/** Slack: the webhook, its app, its channel or its workspace is no more, or its path is wrong. */
const GONE = new Set([401, 403, 404, 410])

/** A message without a text: a webhook that lives refuses it with 400 `no_text`, and the channel sees nothing. */
export async function checkSlack(url: string, timeoutMs: number): Promise<Finding> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
      redirect: 'manual',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const said = (await response.text()).trim()
    if (response.ok || (response.status === 400 && said === 'no_text')) return found('alerts_slack')
    const word = /^[a-z_]{1,40}$/.test(said) ? said : String(response.status)
    const isGone = GONE.has(response.status) || response.status === 400
    return found(isGone ? 'alerts_slack_gone' : 'alerts_slack_unreachable', { detail: word })
  } catch (error) {
    return found('alerts_slack_unreachable', { detail: troubleOf(error).detail })
  }
}
