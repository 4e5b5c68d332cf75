import { STATUS_CODES } from 'node:http'

interface Json {
  [name: string]: unknown
}

const REFERENCE = '#/components/schemas/'

/** Left by the generator where a route says nothing. */
const NO_DESCRIPTION = 'Default Response'

/**
 * What the generators leave untold or told twice: components nobody refers to go, a body that is never an answer loses
 * its `Input`, answers without a description are called by their status, and one without content has none.
 */
export function tidyDocument<Document extends object>(document: Document): Document {
  const tidied = asObject(structuredClone(document))
  for (const path of Object.values(asObject(tidied.paths))) {
    for (const operation of Object.values(asObject(path))) describeAnswers(asObject(operation))
  }
  const components = asObject(tidied.components)
  const schemas = usedSchemas(tidied, asObject(components.schemas))
  const names = namesOf(Object.keys(schemas))
  components.schemas = Object.fromEntries(
    Object.entries(schemas)
      .map(([name, schema]) => [names.get(name) ?? name, schema] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  )
  // The same document: only names within it are others.
  return renameReferences(tidied, names) as Document
}

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null

function asObject(value: unknown): Json {
  return isObject(value) ? value : {}
}

function describeAnswers(operation: Json): void {
  for (const [status, found] of Object.entries(asObject(operation.responses))) {
    const answer = asObject(found)
    if (answer.description === NO_DESCRIPTION) answer.description = STATUS_CODES[status] ?? 'Answer'
    if (status === '204') delete answer.content
  }
}

/** The schemas that an operation reaches, directly or through another. */
function usedSchemas(document: Json, schemas: Json): Json {
  const used = new Set<string>()
  const follow = (value: unknown): void => {
    for (const name of referencesIn(value)) {
      if (used.has(name)) continue
      used.add(name)
      follow(schemas[name])
    }
  }
  follow(document.paths)
  return Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name)))
}

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  return Object.entries(asObject(value)).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner.replace(REFERENCE, '')] : referencesIn(inner),
  )
}

/** `PreReserveBodyInput` is `PreReserveBody` where no answer has that name. */
function namesOf(names: readonly string[]): Map<string, string> {
  const all = new Set(names)
  const shortened = names.flatMap((name) => {
    const short = name.replace(/Input$/, '')
    return short !== name && !all.has(short) ? [[name, short] as const] : []
  })
  return new Map(shortened)
}

function renameReferences(value: unknown, names: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((one) => renameReferences(one, names))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      if (key !== '$ref' || typeof inner !== 'string') return [key, renameReferences(inner, names)]
      const name = inner.replace(REFERENCE, '')
      return [key, `${REFERENCE}${names.get(name) ?? name}`]
    }),
  )
}
