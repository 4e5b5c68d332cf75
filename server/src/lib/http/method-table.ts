import type { App } from './app-type.ts'

/** Which methods an address answers; Fastify itself says 404 where 405 is meant. */
export interface MethodTable {
  allowed(path: string): readonly string[]
}

export function recordMethods(app: App): MethodTable {
  const patterns = new Map<string, { readonly match: RegExp; readonly methods: Set<string> }>()
  app.addHook('onRoute', (route) => {
    if (route.url.includes('*')) return // catch-all of the pages: says nothing about one address
    const known = patterns.get(route.url) ?? { match: patternOf(route.url), methods: new Set<string>() }
    for (const method of [route.method].flat()) known.methods.add(method)
    patterns.set(route.url, known)
  })
  return {
    allowed(path) {
      const found = [...patterns.values()].filter(({ match }) => match.test(path))
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort()
    },
  }
}

function patternOf(url: string): RegExp {
  const source = url
    .split(/(:[A-Za-z0-9_]+)/)
    .map((part) => (part.startsWith(':') ? '[^/]+?' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')))
    .join('')
  return new RegExp(`^${source}/?$`)
}
