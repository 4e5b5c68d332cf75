import type { Conversation } from './messages-api.ts'

/** Variables an owner may write into a saved reply, with what they become in a talk. */
const VARIABLES = {
  nombre: ({ guest }: Filled) => guest.name?.split(' ')[0] ?? '',
  codigo: ({ reservation_codes: codes }: Filled) => codes[0] ?? '',
} as const

type Filled = Pick<Conversation, 'reservation_codes'> & {
  readonly guest: Pick<Conversation['guest'], 'name'>
}

/** "Hola {nombre}" as "Hola Ana"; a variable without a value leaves no gap, an unknown one stays as written. */
export function fillIn(text: string, conversation: Filled): string {
  const filled = Object.entries(VARIABLES).reduce(
    (words, [name, read]) => words.replaceAll(`{${name}}`, read(conversation)),
    text,
  )
  return filled.replaceAll(/ {2,}/g, ' ').replaceAll(/ ([,.!?])/g, '$1')
}
