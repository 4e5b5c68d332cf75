import type { Config } from './config.ts'
import type { Running } from './start.ts'

/** What a newcomer needs to know once the product answers. The password is told once, and only where it was made up. */
export function startupLines(config: Config, running: Pick<Running, 'firstPassword'>): string[] {
  const { baseUrl } = config.http
  const owner = running.firstPassword
    ? `${config.admin.email} / ${running.firstPassword}   (shown only this once)`
    : config.admin.email
  return [
    '',
    config.demo
      ? 'Tranquera is running as a demo: WhatsApp, Mercado Pago and the calendars are simulated here.'
      : 'Tranquera is running.',
    ...(config.sandbox.whatsapp ? [`  Guest phone          ${baseUrl}/sandbox`] : []),
    `  Owner panel          ${baseUrl}/admin   ${owner}`,
    `  Public booking page  ${baseUrl}/`,
    ...switchedOff(config),
    '',
  ]
}

function switchedOff(config: Config): string[] {
  if (!config.production) return []
  return [
    ...(config.whatsapp ? [] : ['  WhatsApp is off: set WHATSAPP_PHONE_ID and the three beside it.']),
    ...(config.mercadoPago
      ? []
      : ['  Mercado Pago is off: set MERCADOPAGO_ACCESS_TOKEN and its webhook secret.']),
  ]
}
