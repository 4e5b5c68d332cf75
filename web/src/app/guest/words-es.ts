import { es as booking } from '../../features/booking/words/es.ts'
import { es as translation } from '../../lib/dictionaries/es.ts'

/** A file of its own, so that a guest is sent one language. */
export const words = { booking, translation }
