import { pt as booking } from '../../features/booking/words/pt.ts'
import { pt as translation } from '../../lib/dictionaries/pt.ts'

/** A file of its own, so that a guest is sent one language. */
export const words = { booking, translation }
