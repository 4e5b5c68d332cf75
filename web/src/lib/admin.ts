import type { z } from 'zod'
import { ask, type Call } from './http.ts'

/** Every answer of the panel is kept under this key: a sign-out drops them all, an event refreshes them. */
export const PANEL = 'panel'

/** Asks the owner's API: `path` as the contract writes it below `/api/v1/admin`. */
export function askAdmin<Schema extends z.ZodType>(path: string, call?: Call): Promise<z.output<Schema>> {
  return ask<Schema>(`/api/v1/admin${path}`, call)
}

export function post(json: unknown = {}): Call {
  return { method: 'POST', json }
}

export function put(json: unknown): Call {
  return { method: 'PUT', json }
}

export function patch(json: unknown): Call {
  return { method: 'PATCH', json }
}

export const REMOVE: Call = { method: 'DELETE' }
