import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from './app-type.ts'

type Draw = (request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

const drawn = new WeakMap<App, Draw>()

/** Addresses of programs: whatever reads there reads problems, and what it accepts says little. */
const MACHINES = ['/api/', '/assets/', '/media/', '/webhooks/', '/ical/', '/metrics', '/sandbox/api/']

/** How a person is told that there is nothing at an address. */
export function drawMissingPages(app: App, draw: Draw): void {
  drawn.set(app, draw)
}

/** Undefined where a program asks, or where no pages are served. */
export function missingPage(app: App, { method, url, headers }: FastifyRequest): Draw | undefined {
  const isRead = method === 'GET' || method === 'HEAD'
  const isPerson = headers.accept?.includes('text/html') && !MACHINES.some((start) => url.startsWith(start))
  return isRead && isPerson ? drawn.get(app) : undefined
}
