import {
  definitionOf,
  WINDOW_TEMPLATES,
} from '../../server/src/features/messaging/domain/window-templates.ts'
import type { Clock } from '../../server/src/lib/clock.ts'
import { seededIds } from '../../server/src/lib/ids.ts'
import { createCalendarSandbox } from '../../server/src/sandbox/calendars/sandbox.ts'
import { createMercadoPagoSandbox } from '../../server/src/sandbox/mercado-pago/sandbox.ts'
import { createSandboxServer } from '../../server/src/sandbox/server.ts'
import { createSpeechSandbox } from '../../server/src/sandbox/speech/sandbox.ts'
import { createWhatsAppSandbox } from '../../server/src/sandbox/whatsapp/create-whatsapp-sandbox.ts'

const SECRETS = {
  whatsappToken: 'season-whatsapp-token',
  appSecret: 'season-app-secret',
  verifyToken: 'season-verify-token',
  mercadoPagoToken: 'TEST-season-token',
  webhookSecret: 'season-webhook-secret',
  speechKey: 'season-speech-key',
}
const PHONE_ID = '200000000000002'
const BUSINESS_ID = '100000000000001'
const COLLECTOR_ID = 202809963
/** While the product is being started again: real milliseconds, more than a busy machine needs for it. */
const WEBHOOK_RETRIES_MS = [50, 200, 500, 1000, 2000, 3000, 5000, 10_000, 20_000, 40_000]

/** The services that the product talks to, on loopback and under the season's clock. They outlive the product. */
export async function openOutside(parts: {
  readonly clock: Clock
  readonly seed: string
  readonly productOrigin: () => string
}) {
  const { clock, seed, productOrigin } = parts
  const ids = seededIds(`${seed}/outside`)
  const whatsapp = createWhatsAppSandbox({
    clock,
    ids,
    appSecret: SECRETS.appSecret,
    verifyToken: SECRETS.verifyToken,
    accessToken: SECRETS.whatsappToken,
    phoneId: PHONE_ID,
    wabaId: BUSINESS_ID,
    webhookUrl: () => `${productOrigin()}/api/v1/webhooks/whatsapp`,
    pace: { webhookRetriesMs: WEBHOOK_RETRIES_MS },
  })
  for (const template of WINDOW_TEMPLATES) {
    const { name, language, components } = definitionOf(template)
    whatsapp.control.defineTemplate({ name, language, components, category: 'UTILITY' })
  }
  let origin = ''
  const mercadoPago = createMercadoPagoSandbox({
    clock,
    ids,
    accessToken: SECRETS.mercadoPagoToken,
    webhookSecret: SECRETS.webhookSecret,
    collectorId: COLLECTOR_ID,
    publicBase: '/sandbox/mercado-pago',
    publicBaseUrl: () => origin,
  })
  const calendars = createCalendarSandbox({ clock, ids })
  const speech = createSpeechSandbox({
    apiKey: SECRETS.speechKey,
    spokenIn: (mediaId) => whatsapp.control.spokenIn(mediaId),
  })
  const services = [whatsapp.plugin, mercadoPago.plugin, calendars.plugin, speech.plugin]
  const server = await createSandboxServer(services, { clock })
  origin = server.origin
  return {
    origin,
    whatsapp: whatsapp.control,
    mercadoPago: mercadoPago.control,
    calendars,
    speech: speech.control,
    /** What a telephone received from the place, oldest first. */
    received: (phone: string) => whatsapp.control.guest(phone).messages(),
    /** What an operator writes into the settings to reach these services. */
    env: {
      WHATSAPP_API_URL: server.graphUrl,
      WHATSAPP_PHONE_ID: PHONE_ID,
      WHATSAPP_ACCESS_TOKEN: SECRETS.whatsappToken,
      WHATSAPP_APP_SECRET: SECRETS.appSecret,
      WHATSAPP_VERIFY_TOKEN: SECRETS.verifyToken,
      WHATSAPP_BUSINESS_ID: BUSINESS_ID,
      MERCADOPAGO_API_URL: server.origin,
      MERCADOPAGO_ACCESS_TOKEN: SECRETS.mercadoPagoToken,
      MERCADOPAGO_WEBHOOK_SECRET: SECRETS.webhookSecret,
      MERCADOPAGO_LIVE: 'false',
      ICAL_ALLOW_PRIVATE_HOSTS: 'true',
      STT_URL: server.origin,
      STT_API_KEY: SECRETS.speechKey,
    },
    async settled(): Promise<void> {
      await whatsapp.control.settled()
      await mercadoPago.control.idle()
    },
    /** How much was ever brought to the product: two equal counts around a rest mean that nothing is under way. */
    brought: () =>
      whatsapp.control.deliveries.length +
      mercadoPago.control.notifier.deliveries.length +
      whatsapp.control.sent().length,
    close: () => server.close(),
  }
}
