import { en as booking } from '../../features/booking/words/en.ts'
import { en as translation } from '../../lib/dictionaries/en.ts'

/** A file of its own, so that a guest is sent one language. */
export const words = { booking, translation }
