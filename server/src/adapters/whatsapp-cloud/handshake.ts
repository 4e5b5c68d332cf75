import { sameSecret } from '../../lib/ids.ts'

/**
 * Meta's check of a new webhook address (GET). The challenge to return as the bare body with 200, or undefined: 403.
 * `search` is the query string; its keys contain dots and must be read literally.
 */
export function answerHandshake(search: string, verifyToken: string): string | undefined {
  const query = new URLSearchParams(search)
  const challenge = query.get('hub.challenge')
  if (query.get('hub.mode') !== 'subscribe' || challenge === null || verifyToken === '') return undefined
  return sameSecret(query.get('hub.verify_token') ?? '', verifyToken) ? challenge : undefined
}
