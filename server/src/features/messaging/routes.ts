import {
  messageTemplate,
  messageTemplateBody,
  messageTemplateList,
  messageTemplateVersions,
  templateLanguage,
  templatePreview,
  templatePreviewBody,
  whatsAppTemplateList,
} from '@tranquera/contracts/templates'
import { z } from 'zod'
import { formatInstant } from '../../lib/clock.ts'
import type { Db } from '../../lib/db/types.ts'
import { problem } from '../../lib/errors.ts'
import { actorOf, type Guards } from '../../lib/http/actor.ts'
import type { App, Routes } from '../../lib/http/app-type.ts'
import { operation } from '../../lib/http/operation.ts'
import { MESSAGE_KEYS, type MessageKey } from './domain/catalogue.ts'
import { previewTemplate, templateMistakes } from './domain/render.ts'
import { presentTemplate } from './domain/window-templates.ts'
import type { EditedTemplateService, TemplateNow } from './service/edited-templates.ts'
import type { MessagingService } from './service.ts'

export interface MessagingRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly messaging: (db: Db) => MessagingService
  readonly templates: (db: Db) => EditedTemplateService
}

const templateParams = z.object({ key: z.string().max(60), language: z.string().max(10) })

/** The words of the product: the owner's own, and those WhatsApp has to approve. */
export function messagingRoutes(deps: MessagingRouteDeps): Routes {
  const show = (template: TemplateNow) => ({
    key: template.key,
    language: template.language,
    text: template.text,
    default_text: template.defaultText,
    is_default: template.text === template.defaultText,
    variables: [...template.variables],
    version: template.version,
    updated_at: template.updatedAt ? formatInstant(template.updatedAt, deps.zone) : null,
  })
  return (app: App) => {
    operation(app, {
      method: 'GET',
      url: '/admin/templates',
      id: 'listTemplates',
      summary: 'Lists every message the bot sends, in each language.',
      tag: 'Messages',
      guard: deps.guards.reader,
      schema: { response: { 200: messageTemplateList } },
      async handler() {
        return { items: (await deps.templates(deps.db).list()).map(show) }
      },
    })

    operation(app, {
      method: 'PUT',
      url: '/admin/templates/:key/:language',
      id: 'saveTemplate',
      summary: 'Rewords a message; the next guest reads it.',
      tag: 'Messages',
      guard: deps.guards.owner,
      problems: ['not_found'],
      schema: { params: templateParams, body: messageTemplateBody, response: { 200: messageTemplate } },
      async handler(request) {
        const { key, language } = known(request.params)
        const by = { text: request.body.text, actor: nameOf(request) }
        const saved = await deps.templates(deps.db).save(key, language, by)
        if (!saved.ok) throw mistaken(saved.mistakes)
        return show(saved.template)
      },
    })

    operation(app, {
      method: 'DELETE',
      url: '/admin/templates/:key/:language',
      id: 'restoreTemplate',
      summary: 'Goes back to the text that was shipped.',
      tag: 'Messages',
      guard: deps.guards.owner,
      problems: ['not_found'],
      schema: { params: templateParams, response: { 200: messageTemplate } },
      async handler(request) {
        const { key, language } = known(request.params)
        return show(await deps.templates(deps.db).restore(key, language, nameOf(request)))
      },
    })
    readingPart(app, deps)
  }
}

function readingPart(app: App, deps: MessagingRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/templates/:key/:language/versions',
    id: 'listTemplateVersions',
    summary: 'Shows how a message was worded before, newest first.',
    tag: 'Messages',
    guard: deps.guards.reader,
    problems: ['not_found'],
    schema: { params: templateParams, response: { 200: messageTemplateVersions } },
    async handler(request) {
      const { key, language } = known(request.params)
      const versions = await deps.templates(deps.db).versions(key, language)
      return {
        items: versions.map(({ version, source, actor, created_at: at }) => ({
          version,
          text: source,
          actor,
          created_at: formatInstant(at, deps.zone),
        })),
      }
    },
  })

  operation(app, {
    method: 'POST',
    url: '/admin/templates/preview',
    id: 'previewTemplate',
    summary: 'Shows a message with example values.',
    tag: 'Messages',
    guard: deps.guards.reader,
    problems: ['not_found'],
    schema: { body: templatePreviewBody, response: { 200: templatePreview } },
    async handler(request) {
      const { key, language } = known(request.body)
      const mistakes = templateMistakes(key, language, request.body.text)
      if (mistakes.length > 0) throw mistaken(mistakes)
      return { text: previewTemplate(key, language, request.body.text) }
    },
  })

  operation(app, {
    method: 'GET',
    url: '/admin/whatsapp-templates',
    id: 'listWhatsAppTemplates',
    summary: 'Lists the texts for outside the 24-hour window, with WhatsApp’s state of each.',
    tag: 'Messages',
    guard: deps.guards.reader,
    schema: { response: { 200: whatsAppTemplateList } },
    async handler() {
      return { items: (await deps.messaging(deps.db).windowTemplates()).map(presentTemplate) }
    },
  })
}

function known(asked: { readonly key: string; readonly language: string }) {
  const key = MESSAGE_KEYS.find((one): one is MessageKey => one === asked.key)
  const language = templateLanguage.safeParse(asked.language).data
  if (!key || !language) throw problem({ code: 'not_found', detail: 'There is no such message.' })
  return { key, language }
}

function mistaken(mistakes: readonly string[]) {
  return problem({
    code: 'validation_failed',
    detail: mistakes[0] ?? 'This text cannot be sent.',
    errors: mistakes.map((message) => ({ path: 'text', message })),
  })
}

function nameOf(request: Parameters<typeof actorOf>[0]): string {
  const actor = actorOf(request)
  return `${actor.kind}:${actor.id}`
}
