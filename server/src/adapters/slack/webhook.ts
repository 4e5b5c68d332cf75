import type { Message, TellOutcome, WayOut } from '../../features/notifications/ports.ts'

export interface SlackOptions {
  /** Incoming webhook of the owner's workspace; its path is a secret. */
  readonly url: string
  readonly timeoutMs: number
}

/** Slack says `no_service`, `channel_is_archived`… with 403, 404 or 410 when the webhook is no more. */
const GONE = new Set([403, 404, 410])

/** Incoming webhooks: one text, answered by `ok`. */
export function createSlackWay({ url, timeoutMs }: SlackOptions): WayOut {
  return {
    async tell(_recipient, message): Promise<TellOutcome> {
      try {
        const response = await fetch(url, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ text: slackText(message) }),
          redirect: 'error',
          signal: AbortSignal.timeout(timeoutMs),
        })
        if (response.ok) return { ok: true, providerId: null }
        const said = (await response.text()).slice(0, 100)
        const detail = `Slack answered ${response.status} ${said}`.trim()
        return { ok: false, reason: GONE.has(response.status) ? 'refused' : 'retry', detail }
      } catch (error) {
        return { ok: false, reason: 'retry', detail: error instanceof Error ? error.name : 'no answer' }
      }
    },
  }
}

/** Slack reads these three as its own marks (Formatting text for app surfaces). */
function slackText({ subject, text }: Pick<Message, 'subject' | 'text'>): string {
  const escaped = (plain: string) => plain.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return escaped(text).replace(escaped(subject), `*${escaped(subject).replaceAll('*', '')}*`)
}
