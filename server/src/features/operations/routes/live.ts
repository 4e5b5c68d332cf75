import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Announcement, LiveHub } from '../service/live.ts'

export interface LiveRouteDeps {
  readonly guards: Guards
  readonly live: LiveHub
  /** Proxies close a connection on which nothing comes for a minute or so. */
  readonly heartbeatMs: number
  /** After this long the stream ends and the browser comes again, so a session that ended is noticed. */
  readonly longestMs: number
}

/** A reader this far behind will not catch up: it is let go, and reads everything when it comes again. */
const MOST_UNREAD_BYTES = 256 * 1024

/** `GET /admin/events`: what changed, as it changes, as server-sent events. */
export function liveRoutes(deps: LiveRouteDeps): Routes {
  return (app: App) => {
    app.addHook('preClose', () => deps.live.close())
    operation(app, {
      method: 'GET',
      url: '/admin/events',
      id: 'watchEvents',
      summary: 'Streams what changes, as it changes (server-sent events; the data of each is JSON).',
      tag: 'Watch',
      guard: deps.guards.reader,
      file: { type: 'text/event-stream', holds: 'Events, each with one JSON object.' },
      schema: {},
      handler: (_request, reply) => stream(deps, reply),
    })
  }
}

async function stream(deps: LiveRouteDeps, reply: FastifyReply): Promise<FastifyReply> {
  const out = new PassThrough()
  const say = (text: string) => {
    if (out.writableLength > MOST_UNREAD_BYTES) out.end()
    else out.write(text)
  }
  const stopHearing = await deps.live.subscribe((event) => say(frame(event)))
  const heartbeat = setInterval(() => say(': still here\n\n'), deps.heartbeatMs)
  const longest = setTimeout(() => out.end(), deps.longestMs)
  const stopWaiting = deps.live.onClose(() => out.end())
  out.on('close', () => {
    clearInterval(heartbeat)
    clearTimeout(longest)
    stopHearing()
    stopWaiting()
  })
  say('retry: 3000\n\n')
  return (
    reply
      .type('text/event-stream')
      .header('Cache-Control', 'no-store')
      // Kept alive after its end, the connection would hold up a stopping process.
      .header('Connection', 'close')
      .header('X-Accel-Buffering', 'no') // nginx would keep the events back
      .send(out)
  )
}

function frame(event: Announcement): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
