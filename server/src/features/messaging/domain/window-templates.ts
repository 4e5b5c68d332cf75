import { type Instant, isBefore } from '../../../lib/clock.ts'
import { keysOf } from '../../../lib/records.ts'
import type { Language } from '../../language/domain.ts'

/**
 * What may be said outside the 24-hour window: utility templates that WhatsApp approves one translation at a time.
 * A changed text needs a new name, because an approved one can be edited only once a day.
 */
const TEXTS = {
  hold_reminder: {
    es: 'Hola {{1}}, tu reserva {{2}} de {{3}} vence {{4}}. Respondé este mensaje si necesitás ayuda para pagarla.',
    pt: 'Olá {{1}}, sua reserva {{2}} de {{3}} vence {{4}}. Responda a esta mensagem se precisar de ajuda para pagar.',
    en: 'Hi {{1}}, your booking {{2}} of {{3}} runs out {{4}}. Answer this message if you need help to pay for it.',
  },
  confirmation: {
    es: 'Hola {{1}}, tu reserva {{2}} de {{3}} está confirmada: {{4}}. Respondé este mensaje y te paso los detalles.',
    pt: 'Olá {{1}}, sua reserva {{2}} de {{3}} está confirmada: {{4}}. Responda a esta mensagem para ver os detalhes.',
    en: 'Hi {{1}}, your booking {{2}} of {{3}} is confirmed: {{4}}. Answer this message to see the details.',
  },
  change: {
    es: 'Hola {{1}}, tu reserva {{2}} cambió: {{3}}, {{4}}. Respondé este mensaje si algo no está bien.',
    pt: 'Olá {{1}}, sua reserva {{2}} mudou: {{3}}, {{4}}. Responda a esta mensagem se algo não estiver certo.',
    en: 'Hi {{1}}, your booking {{2}} has changed: {{3}}, {{4}}. Answer this message if something is not right.',
  },
  cancellation: {
    es: 'Hola {{1}}, tu reserva {{2}} de {{3}} ({{4}}) quedó cancelada. Respondé este mensaje si tenés dudas.',
    pt: 'Olá {{1}}, sua reserva {{2}} de {{3}} ({{4}}) foi cancelada. Responda a esta mensagem se tiver dúvidas.',
    en: 'Hi {{1}}, your booking {{2}} of {{3}} ({{4}}) has been cancelled. Answer this message with any question.',
  },
  balance: {
    es: 'Hola {{1}}, de tu reserva {{2}} ({{3}}) queda pendiente {{4}}. Respondé este mensaje y te paso cómo pagarlo.',
    pt: 'Olá {{1}}, da sua reserva {{2}} ({{3}}) falta pagar {{4}}. Responda a esta mensagem para saber como pagar.',
    en: 'Hi {{1}}, {{4}} of your booking {{2}} ({{3}}) is still due. Answer this message to see how to pay it.',
  },
  directions: {
    es: 'Hola {{1}}, te esperamos por tu reserva {{2}}: {{3}}. Dirección: {{4}}. Respondé este mensaje si te perdés.',
    pt: 'Olá {{1}}, esperamos você pela reserva {{2}}: {{3}}. Endereço: {{4}}. Responda se precisar de ajuda.',
    en: 'Hi {{1}}, we expect you for booking {{2}}: {{3}}. Address: {{4}}. Answer this message if you get lost.',
  },
  thanks: {
    es:
      'Hola {{1}}, gracias por tu estadía en {{3}} (reserva {{2}}, {{4}}). Respondé este mensaje y contanos ' +
      'cómo fue.',
    pt: 'Olá {{1}}, obrigado pela estadia em {{3}} (reserva {{2}}, {{4}}). Responda e conte para nós como foi.',
    en: 'Hi {{1}}, thank you for your stay at {{3}} (booking {{2}}, {{4}}). Answer this message and tell us about it.',
  },
  owner_wrote: {
    es: 'Hola {{1}}, te escribió {{2}} por tu consulta. Respondé este mensaje para leerlo y seguir por acá.',
    pt: 'Olá {{1}}, {{2}} escreveu sobre o seu pedido. Responda a esta mensagem para ler e continuar por aqui.',
    en: 'Hi {{1}}, {{2}} wrote to you about your request. Answer this message to read it and go on here.',
  },
  /** To the owner's own phone; the answer opens the window in which words and buttons may come. */
  owner_alert: {
    es: 'Aviso de tus alojamientos: {{1}}. Respondé este mensaje y te sigo avisando por acá con todo el detalle.',
    pt: 'Aviso das suas acomodações: {{1}}. Responda a esta mensagem e eu continuo avisando por aqui com os detalhes.',
    en: 'About your lodging: {{1}}. Answer this message and I will go on telling you here, with every detail.',
  },
} as const satisfies Record<string, Record<Language, string>>

export type WindowTemplateKey = keyof typeof TEXTS
const WINDOW_TEMPLATE_KEYS = keysOf(TEXTS)

const LANGUAGE_CODES: Record<Language, string> = { es: 'es_AR', pt: 'pt_BR', en: 'en' }
const SAMPLES = ['Ana', 'RES261201K7QF', 'Arrayán', 'mar 15 a vie 18 dic']
const OWNER_SAMPLES: Readonly<Record<string, string>> = {
  es_AR: 'Un huésped espera una respuesta',
  pt_BR: 'Um hóspede espera uma resposta',
  en: 'A guest waits for an answer',
}

/** A template with its values, as the outbox keeps it. */
export interface TemplateContent {
  type: 'template'
  name: string
  language: string
  body: { text: string }[]
}

export interface WindowTemplate {
  readonly key: WindowTemplateKey
  readonly name: string
  /** As WhatsApp writes it. */
  readonly language: string
  readonly body: string
}

export const WINDOW_TEMPLATES: readonly WindowTemplate[] = WINDOW_TEMPLATE_KEYS.flatMap((key) =>
  keysOf(LANGUAGE_CODES).map((language) => windowTemplate(key, language)),
)

export function windowTemplate(key: WindowTemplateKey, language: Language): WindowTemplate {
  return {
    key,
    name: `tranquera_${key}`,
    language: LANGUAGE_CODES[language],
    body: TEXTS[key][language],
  }
}

/** As it is submitted: every variable comes with an example, or WhatsApp refuses it. */
export function definitionOf({ key, name, language, body }: WindowTemplate) {
  const samples = key === 'owner_alert' ? [OWNER_SAMPLES[language] ?? ''] : SAMPLES
  const example = { body_text: [samples.slice(0, variablesIn(body))] }
  return { name, language, category: 'UTILITY', components: [{ type: 'BODY', text: body, example }] }
}

/** The template with its values, in the order of its variables. */
export function windowContent(
  key: WindowTemplateKey,
  language: Language,
  values: readonly string[],
): TemplateContent {
  const { name, language: code, body } = windowTemplate(key, language)
  return {
    type: 'template',
    name,
    language: code,
    body: values.slice(0, variablesIn(body)).map((value) => ({ text: oneLine(value) })),
  }
}

/** What the guest will read, for the transcript. */
export function filledIn(content: Pick<TemplateContent, 'name' | 'language' | 'body'>): string {
  const known = WINDOW_TEMPLATES.find((one) => one.name === content.name && one.language === content.language)
  const values = content.body.map((part) => part.text)
  if (!known) return values.join(' ')
  return known.body.replace(/\{\{(\d)\}\}/g, (_whole, number: string) => values[Number(number) - 1] ?? '')
}

function variablesIn(body: string): number {
  return new Set(body.match(/\{\{\d\}\}/g)).size
}

/** WhatsApp refuses line breaks, tabs and runs of spaces in a variable, and empty ones. */
function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim().slice(0, 300) || '-'
}

/** What Meta charges for one, as its price list writes it: often less than a cent. */
export interface TemplateCost {
  readonly amount: string
  readonly currency: string
}

/** As the API shows it. */
export function presentTemplate(
  template: WindowTemplate & {
    readonly status: string
    readonly reason: string | null
    readonly updatedAt: string | null
    readonly cost: TemplateCost | null
  },
) {
  const { key, name, language, body, status, reason, updatedAt, cost } = template
  return { key, name, language, category: 'UTILITY', body, status, reason, updated_at: updatedAt, cost }
}

/** Newest moment a free-form message may be sent: 24 h after the guest's last one, minus a margin of 5 minutes. */
export function windowClosesAt(lastInboundAt: Instant): Instant {
  return lastInboundAt.add({ hours: 23, minutes: 55 })
}

/** Who has never written has no window: free text would be refused. */
export function isWindowClosed(lastInboundAt: Instant | null, now: Instant): boolean {
  return lastInboundAt === null || isBefore(windowClosesAt(lastInboundAt), now)
}
