import { placeOf } from './places.mjs'

const FEATURE_FILES = [
  'domain',
  'errors',
  'ports',
  'repository',
  'policy',
  'service',
  'routes',
  'jobs',
  'presenter',
  'machine',
]

// A folder stands for the file of the same name grown past one screen (docs/decisions/0020-folder-convention.md).
const FEATURE_FOLDERS = ['domain', 'service', 'routes', 'repository']
const DATA_FOLDERS = ['templates', 'fixtures']
const LAYERS = ['main', 'app', 'features', 'adapters', 'sandbox', 'lib']

const MAX_LINES = 400

/** @param {import('./source-file.mjs').SourceFile} file @returns {string[]} */
export function checkName(file) {
  return [...fileName(file.path), ...serverPlace(file.path), ...length(file)]
}

function fileName(filePath) {
  const name = filePath.split('/').at(-1) ?? ''
  const found = []
  if (!/^[a-z0-9]+(-[a-z0-9]+)*(\.(test|config|d))?\.(ts|tsx|mjs)$/.test(name)) {
    found.push(`is not named in kebab-case: words in small letters with hyphens between them`)
  }
  if (/^index\.tsx?$/.test(name)) {
    found.push(
      'is a barrel: import from the file that holds the thing, then every import says where it comes from',
    )
  }
  return found
}

function serverPlace(filePath) {
  if (!filePath.startsWith('server/src/')) return []
  const place = placeOf(filePath)
  if (!LAYERS.includes(place.layer)) {
    return [`lies in server/src/${place.layer}, which is no layer: choose one of ${LAYERS.join(', ')}`]
  }
  if (place.layer === 'main' && place.rest.length > 1) {
    return ['lies below main: main holds one short file per process; what it composes belongs in app']
  }
  return place.layer === 'features' ? featurePlace(place) : []
}

function featurePlace({ feature, rest }) {
  if (rest.length === 0)
    return [`lies beside the features: every file of a feature lives in features/<name>/`]
  const [first = ''] = rest
  if (rest.length === 1) {
    const role = first.replace(/\.tsx?$/, '')
    if (role.endsWith('.test') || FEATURE_FILES.includes(role)) return []
    return [
      `is no name of a feature. Types and pure rules go in domain.ts (or domain/${role}.ts), steps of a use case in ` +
        `service.ts (or service/${role}.ts), SQL in repository.ts, HTTP in routes.ts, an outside service ` +
        `behind ports.ts in adapters/. Names: ${FEATURE_FILES.join(', ')}`,
    ]
  }
  if (DATA_FOLDERS.includes(first)) return []
  if (!FEATURE_FOLDERS.includes(first)) {
    return [
      `lies in ${feature}/${first}/: a feature has the folders ` +
        `${[...FEATURE_FOLDERS, ...DATA_FOLDERS].join(', ')} and no other; what belongs to another subject ` +
        'is another feature',
    ]
  }
  // The language's rules are many enough for rooms of their own: domain/dates/, domain/guests/.
  const rooms = first === 'domain' ? 3 : 2
  if (rest.length > rooms)
    return [`lies too deep: ${first}/ holds topic files${rooms > 2 ? ' and rooms of them' : ''}, no more`]
  return []
}

function length({ lines }) {
  if (lines <= MAX_LINES) return []
  return [
    `has ${lines} lines; ${MAX_LINES} is the stop. Split it by topic: two files that each have one reason to change`,
  ]
}
