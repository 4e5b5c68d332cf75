import i18next from 'i18next'
import { en as account } from '../../features/account/words/en.ts'
import { es as cuenta } from '../../features/account/words/es.ts'
import { en as answers } from '../../features/answers/words/en.ts'
import { es as respuestas } from '../../features/answers/words/es.ts'
import type { es as booking } from '../../features/booking/words/es.ts'
import { en as cabins } from '../../features/cabins/words/en.ts'
import { es as cabanas } from '../../features/cabins/words/es.ts'
import { en as calendar } from '../../features/calendar/words/en.ts'
import { es as calendario } from '../../features/calendar/words/es.ts'
import { en as channels } from '../../features/channels/words/en.ts'
import { es as canales } from '../../features/channels/words/es.ts'
import { en as cleaning } from '../../features/cleaning/words/en.ts'
import { es as limpieza } from '../../features/cleaning/words/es.ts'
import { en as guests } from '../../features/guests/words/en.ts'
import { es as huespedes } from '../../features/guests/words/es.ts'
import { en as health } from '../../features/health/words/en.ts'
import { es as estado } from '../../features/health/words/es.ts'
import { en as messages } from '../../features/messages/words/en.ts'
import { es as mensajes } from '../../features/messages/words/es.ts'
import { en as more } from '../../features/more/words/en.ts'
import { es as mas } from '../../features/more/words/es.ts'
import { en as notices } from '../../features/notices/words/en.ts'
import { es as avisos } from '../../features/notices/words/es.ts'
import { en as rates } from '../../features/rates/words/en.ts'
import { es as precios } from '../../features/rates/words/es.ts'
import { en as reports } from '../../features/reports/words/en.ts'
import { es as numeros } from '../../features/reports/words/es.ts'
import { en as reservations } from '../../features/reservations/words/en.ts'
import { es as reservas } from '../../features/reservations/words/es.ts'
import { historyEn } from '../../features/reservations/words/history-en.ts'
import { historyEs } from '../../features/reservations/words/history-es.ts'
import { receiptsEn, securityEn } from '../../features/reservations/words/money-en.ts'
import { receiptsEs, securityEs } from '../../features/reservations/words/money-es.ts'
import { notebookEn } from '../../features/reservations/words/notebook-en.ts'
import { notebookEs } from '../../features/reservations/words/notebook-es.ts'
import { en as settings } from '../../features/settings/words/en.ts'
import { es as ajustes } from '../../features/settings/words/es.ts'
import { en as setup } from '../../features/setup/words/en.ts'
import { es as primerosPasos } from '../../features/setup/words/es.ts'
import { en as team } from '../../features/team/words/en.ts'
import { es as equipo } from '../../features/team/words/es.ts'
import { en as texts } from '../../features/texts/words/en.ts'
import { es as textos } from '../../features/texts/words/es.ts'
import { en as today } from '../../features/today/words/en.ts'
import { es as hoy } from '../../features/today/words/es.ts'
import type { es as forGuests } from '../../lib/dictionaries/es.ts'
import type { Translation } from '../../lib/words.ts'
import { en as general } from './words/en.ts'
import { es as comun } from './words/es.ts'

/** Everything the panel says, in Spanish; each feature keeps its own. */
export const panelEs = {
  ...comun,
  account: cuenta,
  cabins: cabanas,
  calendar: calendario,
  messages: mensajes,
  more_page: mas,
  history: historyEs,
  notebook: notebookEs,
  receipts: receiptsEs,
  reservations: reservas,
  security: securityEs,
  channels: canales,
  cleaning: limpieza,
  guests: huespedes,
  notices: avisos,
  health: estado,
  rates: precios,
  reports: numeros,
  settings: ajustes,
  setup: primerosPasos,
  team: equipo,
  texts: textos,
  answers: respuestas,
  today: hoy,
}

/** And in English; a sentence that is missing does not compile. */
export const panelEn: Translation<typeof panelEs> = {
  ...general,
  account,
  cabins,
  calendar,
  messages,
  more_page: more,
  history: historyEn,
  notebook: notebookEn,
  receipts: receiptsEn,
  reservations,
  security: securityEn,
  channels,
  cleaning,
  guests,
  notices,
  team,
  texts,
  answers,
  today,
  health,
  rates,
  reports,
  settings,
  setup,
}

/** Keys of sentences are checked by the compiler, against Spanish: the language everything is written in first. */
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof forGuests; booking: typeof booking; panel: typeof panelEs }
  }
}

/** Comes with the panel's own bundle: guests do not wait for words they never read. */
export function addPanelWords(): void {
  i18next.addResourceBundle('es', 'panel', panelEs)
  i18next.addResourceBundle('en', 'panel', panelEn)
}
