import { z } from 'zod'
import type { Refusal } from './graph-error.ts'
import type { TemplateNode } from './send-checks.ts'
import type { PhoneButton, State, Template } from './state.ts'

const definition = z.object({
  name: z.string().regex(/^[a-z0-9_]{1,512}$/),
  language: z.string().min(2),
  category: z.enum(['UTILITY', 'MARKETING', 'AUTHENTICATION']),
  components: z.array(z.looseObject({ type: z.string() })).min(1),
})
export type TemplateDefinition = z.infer<typeof definition>

const componentView = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  buttons: z
    .array(z.looseObject({ type: z.string(), text: z.string(), url: z.string().optional() }))
    .optional(),
})

export function parseTemplate(body: unknown): TemplateDefinition | undefined {
  return definition.safeParse(body).data
}

export interface TemplateView {
  readonly body: string
  readonly footer: string | null
  readonly header: string | null
  readonly buttons: readonly PhoneButton[]
  readonly cta: { readonly text: string; readonly url: string } | null
}

/** The template a send names, filled in; or why Meta would refuse it. */
export function fillTemplate(state: State, node: TemplateNode): TemplateView | Refusal {
  const code = node.language.code
  const found = state.templates.get(templateKey(node.name, code))
  if (!found || found.status === 'PENDING' || found.status === 'REJECTED')
    return { code: 132001, details: `template name (${node.name}) does not exist in ${code}` }
  if (found.status === 'PAUSED') return { code: 132015, details: `template ${node.name} is paused` }
  if (found.status === 'DISABLED') return { code: 132016, details: `template ${node.name} is disabled` }
  const body = componentText(found, 'BODY') ?? ''
  const given = node.components.find((one) => one.type === 'body')?.parameters ?? []
  const wanted = variablesOf(body)
  if (wanted.length !== given.length)
    return {
      code: 132000,
      details:
        `body: number of localizable_params (${given.length}) does not match the expected number of params ` +
        `(${wanted.length})`,
    }
  const values = new Map<string, string>()
  for (const [index, parameter] of given.entries()) {
    const key = parameter.parameter_name ?? String(index + 1)
    if (!wanted.includes(key)) return { code: 132012, details: `body: parameter ${key} is not expected` }
    if (parameter.text === undefined || /[\n\t]| {5}/.test(parameter.text))
      return {
        code: 132012,
        details: `body: parameter ${key} has no text, or new lines, tabs or 5 spaces in it`,
      }
    values.set(key, parameter.text)
  }
  return {
    ...buttonsOf(found, node),
    body: fill(body, values),
    footer: componentText(found, 'FOOTER'),
    header: componentText(found, 'HEADER'),
  }
}

export function templateKey(name: string, language: string): string {
  return `${name}/${language}`
}

function componentText(template: Template, type: string): string | null {
  for (const raw of template.components) {
    const component = componentView.safeParse(raw).data
    if (component?.type.toUpperCase() === type) return component.text ?? null
  }
  return null
}

function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? ''))]
}

function fill(text: string, values: ReadonlyMap<string, string>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (whole, key: string) => values.get(key) ?? whole)
}

function buttonsOf(template: Template, node: TemplateNode): Pick<TemplateView, 'buttons' | 'cta'> {
  const buttons: PhoneButton[] = []
  let cta: TemplateView['cta'] = null
  const all = template.components.flatMap((raw) => componentView.safeParse(raw).data?.buttons ?? [])
  for (const [index, button] of all.entries()) {
    const given = node.components.find((one) => one.type === 'button' && String(one.index) === String(index))
      ?.parameters[0]
    if (button.type === 'QUICK_REPLY') buttons.push({ id: given?.payload ?? button.text, title: button.text })
    if (button.type === 'URL' && button.url)
      cta ??= { text: button.text, url: fill(button.url, new Map([['1', given?.text ?? '']])) }
  }
  return { buttons, cta }
}
