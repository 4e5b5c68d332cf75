import type { SandboxPlugin } from '../http.ts'
import { createControl, type WhatsAppControl } from './control.ts'
import { registerGraphRoutes } from './graph-routes.ts'
import { registerPhoneApi } from './phone-api.ts'
import { createState, type WhatsAppSandboxOptions } from './state.ts'
import { createWebhooks } from './webhooks.ts'

export interface WhatsAppSandbox {
  /** Graph API, media host and the guest's phone, for `createSandboxServer`. */
  readonly plugin: SandboxPlugin
  readonly control: WhatsAppControl
}

/** A WhatsApp Cloud API with one number and as many guests as write to it. */
export function createWhatsAppSandbox(options: WhatsAppSandboxOptions): WhatsAppSandbox {
  const state = createState(options)
  const webhooks = createWebhooks(state)
  return {
    control: createControl(state, webhooks),
    plugin: async (app) => {
      registerGraphRoutes(app, state, webhooks)
      registerPhoneApi(app, state, webhooks)
      app.addHook('onClose', async () => webhooks.close())
    },
  }
}
