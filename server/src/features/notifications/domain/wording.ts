import {
  type AlertWords,
  type FrameWords,
  knownKind,
  type TitleAndAdvice,
} from '@tranquera/contracts/alert-kinds'
import { EN, EN_FRAME } from '@tranquera/contracts/alert-texts/en'
import { ES, ES_FRAME } from '@tranquera/contracts/alert-texts/es'
import { PT, PT_FRAME } from '@tranquera/contracts/alert-texts/pt'
import type { Language } from '@tranquera/contracts/values'
import type { Alert } from './alert.ts'
import type { Phase } from './telling.ts'

/** What the owner reads, whichever way it comes. */
export interface Notice {
  /** One line: of a mail, of a notification. */
  readonly subject: string
  /** A few lines, the link last. */
  readonly text: string
  readonly link: string
}

type Told = Pick<Alert, 'id' | 'kind' | 'severity' | 'about' | 'entity' | 'entityId'>

/** Words in the owner's language; what it is about stands as it is. */
export function noticeOf(
  alert: Told,
  said: {
    readonly phase: Phase
    readonly language: Language
    readonly baseUrl: string
    /** In place of the usual advice. */
    readonly advice?: string | null
  },
): Notice {
  const [title, usual] = wordsFor(alert.kind, said.language)
  const advice = said.advice ?? usual
  const frame = FRAME[said.language]
  const head = alert.about ? `${title}: ${alert.about}` : title
  const link = `${said.baseUrl}${panelPath(alert)}`
  if (said.phase === 'closed') {
    const subject = `${frame.resolved}: ${head}`
    return { subject, text: `✅ ${subject}`, link }
  }
  const subject = alert.severity === 'critical' ? `${frame.urgent}: ${head}` : head
  return { subject, text: `🔔 ${subject}\n${advice}\n${link}`, link }
}

/** The page of the panel on which something can be done about it. */
export function panelPath(alert: Pick<Alert, 'entity' | 'entityId' | 'about'>): string {
  switch (alert.entity) {
    case 'conversation':
      return `/admin/messages/${alert.entityId ?? ''}`
    case 'feed':
    case 'conflict':
      return '/admin/more/channels'
    case 'system':
    case 'channel':
      return '/admin/more/health'
    default: {
      const code = /\bRES\d{6}[A-Z0-9]{4}\b/.exec(alert.about ?? '')?.[0]
      return code ? `/admin/reservations/${code}` : '/admin'
    }
  }
}

const WORDS: Readonly<Record<Language, AlertWords>> = { es: ES, pt: PT, en: EN }
const FRAME: Readonly<Record<Language, FrameWords>> = { es: ES_FRAME, pt: PT_FRAME, en: EN_FRAME }

export function wordsFor(kind: string, language: Language): TitleAndAdvice {
  const known = knownKind(kind)
  return known === 'other' ? FRAME[language].unknown : WORDS[language][known]
}
