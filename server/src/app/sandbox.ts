import { definitionOf, WINDOW_TEMPLATES } from '../features/messaging/domain/window-templates.ts'
import type { Clock } from '../lib/clock.ts'
import type { Ids } from '../lib/ids.ts'
import { type CalendarSandbox, createCalendarSandbox } from '../sandbox/calendars/sandbox.ts'
import { createMercadoPagoSandbox, type MercadoPagoSandbox } from '../sandbox/mercado-pago/sandbox.ts'
import { createSandboxServer, type SandboxServer } from '../sandbox/server.ts'
import { createSpeechSandbox, type SpeechSandbox } from '../sandbox/speech/sandbox.ts'
import { createWhatsAppSandbox, type WhatsAppSandbox } from '../sandbox/whatsapp/create-whatsapp-sandbox.ts'
import type { Pace } from '../sandbox/whatsapp/state.ts'
import type { Config, MercadoPagoConfig, SpeechConfig, WhatsAppConfig } from './config.ts'

const COLLECTOR_ID = 202809963

const WABA_ID = '100000000000001'

export interface Sandbox {
  readonly server: SandboxServer
  readonly whatsapp: WhatsAppSandbox
  readonly mercadoPago: MercadoPagoSandbox
  readonly calendars: CalendarSandbox
  readonly speech: SpeechSandbox
  /** The settings with which the product reaches the pretend services, exactly as it reaches the real ones. */
  readonly whatsappConfig: WhatsAppConfig
  readonly mercadoPagoConfig: MercadoPagoConfig
  readonly speechConfig: SpeechConfig
  close(): Promise<void>
}

export interface SandboxParts {
  readonly clock: Clock
  readonly ids: Ids
  /** `http://127.0.0.1:<port>` of this product, asked when something has to be delivered. */
  readonly ownOrigin: () => string
  readonly pace?: Partial<Pace>
}

/** The outside world on loopback, with secrets made for this run. */
export async function startSandbox(config: Config, parts: SandboxParts): Promise<Sandbox> {
  const { clock, ids } = parts
  const secrets = {
    appSecret: ids.token(),
    verifyToken: ids.token(),
    whatsappToken: ids.token(),
    mercadoPagoToken: ids.token(),
    webhookSecret: ids.token(),
    speechKey: ids.token(),
  }
  const whatsapp = createWhatsAppSandbox({
    clock,
    ids,
    appSecret: secrets.appSecret,
    verifyToken: secrets.verifyToken,
    accessToken: secrets.whatsappToken,
    phoneId: '200000000000002',
    wabaId: WABA_ID,
    webhookUrl: () => `${parts.ownOrigin()}/api/v1/webhooks/whatsapp`,
    ...(parts.pace ? { pace: parts.pace } : {}),
  })
  for (const template of WINDOW_TEMPLATES) whatsapp.control.defineTemplate(templateOf(template))
  const mercadoPago = createMercadoPagoSandbox({
    clock,
    ids,
    accessToken: secrets.mercadoPagoToken,
    webhookSecret: secrets.webhookSecret,
    collectorId: COLLECTOR_ID,
    publicBase: '/sandbox/mercado-pago',
    publicBaseUrl: () => config.http.baseUrl,
  })
  const calendars = createCalendarSandbox({ clock, ids })
  const speech = createSpeechSandbox({
    apiKey: secrets.speechKey,
    spokenIn: whatsapp.control.spokenIn,
  })
  const plugins = [whatsapp.plugin, mercadoPago.plugin, calendars.plugin, speech.plugin]
  const server = await createSandboxServer(plugins)
  return {
    server,
    whatsapp,
    mercadoPago,
    calendars,
    speech,
    whatsappConfig: {
      apiUrl: server.graphUrl,
      phoneId: '200000000000002',
      accessToken: secrets.whatsappToken,
      appSecret: secrets.appSecret,
      verifyToken: secrets.verifyToken,
      businessId: WABA_ID,
    },
    mercadoPagoConfig: {
      apiUrl: server.origin,
      accessToken: secrets.mercadoPagoToken,
      webhookSecret: secrets.webhookSecret,
      live: false,
    },
    speechConfig: {
      url: server.origin,
      apiKey: secrets.speechKey,
      model: config.audio.model,
      minConfidence: config.audio.minConfidence,
    },
    close: () => server.close(),
  }
}

/** As an account of some age has it: every template is approved. */
function templateOf(template: (typeof WINDOW_TEMPLATES)[number]) {
  const { name, language, components } = definitionOf(template)
  return { name, language, components, category: 'UTILITY' as const }
}
