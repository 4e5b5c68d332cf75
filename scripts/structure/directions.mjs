import { placeOf } from './places.mjs'

const LAYER_MAY_USE = {
  main: ['main', 'app', 'features', 'lib', 'contracts'],
  app: ['app', 'features', 'adapters', 'sandbox', 'lib', 'contracts'],
  features: ['features', 'lib', 'contracts'],
  adapters: ['adapters', 'features', 'lib'],
  sandbox: ['sandbox', 'lib'],
  lib: ['lib'],
  contracts: ['contracts'],
  'web:app': ['web:app', 'web:features', 'web:components', 'web:lib', 'contracts'],
  'web:features': ['web:features', 'web:components', 'web:lib', 'contracts'],
  'web:components': ['web:components', 'web:lib', 'contracts'],
  'web:lib': ['web:lib', 'contracts'],
}

const LAYER_ADVICE = {
  main: 'A process file composes nothing itself: let app do it.',
  features: 'A feature says what it needs as an interface in ports.ts; app gives it the concrete part.',
  adapters: 'An adapter implements a port and knows no use case: move the decision into the feature.',
  sandbox: 'The sandbox plays the outside world and must not know how the product works.',
  lib: 'lib could ship in another product: pass what it needs as an argument.',
  contracts: 'Contracts are read by server and web alike and know neither.',
}

/** The words in which `lib/errors` and `lib/http` refuse: a closed set, so that only known codes compile. */
const ERROR_CATALOGUE = 'contracts/src/errors.ts'

/** What each part of a feature may use of its own feature. Types are free, except where marked in PURE. */
const OWN_MAY_USE = {
  domain: ['domain'],
  errors: ['errors', 'domain'],
  ports: ['ports', 'domain'],
  policy: ['policy', 'domain', 'errors'],
  machine: ['machine', 'domain'],
  repository: ['repository', 'domain', 'errors'],
  service: ['service', 'domain', 'errors', 'ports', 'policy', 'machine', 'repository', 'jobs'],
  presenter: ['presenter', 'domain', 'errors'],
  jobs: ['jobs', 'domain', 'errors', 'service'],
  routes: ['routes', 'domain', 'errors', 'policy', 'presenter', 'service'],
}

const OTHER_FEATURE = ['domain', 'service', 'errors']
const PURE = ['domain', 'machine']
const IMPURE_PARTS = /^server\/src\/lib\/(db|http|queue)\//

/** @param {import('./source-file.mjs').SourceFile} file @returns {string[]} */
export function checkDirections(file) {
  if (file.isTest) return []
  const from = placeOf(file.path)
  return file.imports.flatMap((found) => {
    const message = found.target
      ? refusal({ from, to: placeOf(found.target), found })
      : packageRefusal({ file, from, found })
    return message ? [`line ${found.line}: ${message}`] : []
  })
}

function refusal({ from, to, found }) {
  const allowed = LAYER_MAY_USE[from.layer]
  if (!allowed) return undefined
  if (from.layer === 'lib' && found.target === ERROR_CATALOGUE) return undefined
  if (!allowed.includes(to.layer)) {
    const advice = LAYER_ADVICE[from.layer] ?? 'Imports go one way: app, features, components, lib.'
    return `${from.layer} imports ${to.layer} (${found.specifier}). ${advice}`
  }
  if (from.layer === 'adapters') return adapterRefusal({ from, to, found })
  if (from.layer === 'features') return featureRefusal({ from, to, found })
  return undefined
}

function adapterRefusal({ from, to, found }) {
  if (to.layer === 'adapters' && to.adapter !== from.adapter) {
    return `adapter ${from.adapter} imports adapter ${to.adapter}. What two adapters share belongs in lib or in a port.`
  }
  if (to.layer === 'features' && !['ports', 'domain'].includes(to.role)) {
    return (
      `imports ${found.specifier}. An adapter sees a feature's ports and domain only; its use cases call ` +
      'the adapter, not the other way.'
    )
  }
  return undefined
}

function featureRefusal({ from, to, found }) {
  if (PURE.includes(from.role) && !found.typeOnly && IMPURE_PARTS.test(found.target)) {
    return (
      `${from.role} imports ${found.specifier}. Rules are pure: let the service read and write, and pass ` +
      'values in.'
    )
  }
  if (to.layer !== 'features') return undefined
  if (to.feature === from.feature) return ownRefusal({ from, to, found })
  if (PURE.includes(from.role) && to.role !== 'domain') {
    return (
      `${from.role} imports ${found.specifier}. Pure rules may use another feature's domain and nothing ` +
      'else of it.'
    )
  }
  if (OTHER_FEATURE.includes(to.role)) return undefined
  if (to.role === 'ports' && found.typeOnly) return undefined
  return (
    `imports ${to.role} of ${to.feature} (${found.specifier}). From another feature come only its ` +
    `${OTHER_FEATURE.join(', ')} (and types of its ports): ask its service for the use case you need.`
  )
}

function ownRefusal({ from, to, found }) {
  const allowed = OWN_MAY_USE[from.role]
  if (!allowed || allowed.includes(to.role)) return undefined
  if (found.typeOnly && !PURE.includes(from.role)) return undefined
  return (
    `${from.role} imports ${to.role} (${found.specifier}). ${from.role} may use ${allowed.join(', ')} of ` +
    'its own feature.'
  )
}

function packageRefusal({ from, found }) {
  if (
    PURE.includes(from.role) &&
    /^node:(fs|net|http|https|child_process|worker_threads)/.test(found.specifier)
  ) {
    return (
      `${from.role} imports ${found.specifier}. Rules are pure: reading and calling belong to service or an ` +
      'adapter.'
    )
  }
  const knowsHttp = from.role === 'routes' || found.typeOnly
  if (from.layer === 'features' && !knowsHttp && /^(fastify|@fastify\/)/.test(found.specifier)) {
    return `imports ${found.specifier}. HTTP is known to routes.ts only.`
  }
  return undefined
}
