import { parseSync } from 'oxc-parser'
import { placeOf } from './places.mjs'

const MOST_PARAMETERS = 3
const LONGEST_LINE = 120
const SHORTEST_FILE = 25

/**
 * Parameters, lines and crumbs.
 *
 * @param {import('./source-file.mjs').SourceFile} file @returns {{rule: string, message: string}[]}
 */
export function checkSizes(file) {
  if (!/^(server|contracts|web|bench|season|e2e|scripts)\//.test(file.path)) return []
  return [...longLines(file), ...(file.isTest ? [] : [...crumb(file), ...manyParameters(file)])]
}

function longLines({ text }) {
  return text.split('\n').flatMap((line, i) =>
    line.length > LONGEST_LINE
      ? [
          {
            rule: 'line-length',
            message: `line ${i + 1}: ${line.length} columns; ${LONGEST_LINE} is the stop`,
          },
        ]
      : [],
  )
}

function crumb({ path, lines }) {
  const { layer } = placeOf(path)
  if (lines >= SHORTEST_FILE || layer === 'main' || !path.startsWith('server/src/')) return []
  return [
    {
      rule: 'crumbs',
      message: `has ${lines} lines; under ${SHORTEST_FILE} it needs a reason. Put it beside what it is used with`,
    },
  ]
}

function manyParameters({ path, text }) {
  const found = []
  walk(parseSync(path, text).program, (node) => {
    const params = paramsOf(node)
    if (params <= MOST_PARAMETERS) return
    const line = text.slice(0, node.start).split('\n').length
    found.push({
      rule: 'parameters',
      message:
        `line ${line}: ${params} parameters; more than ${MOST_PARAMETERS} are one object (steps of a ` +
        'service: step(ctx, input))',
    })
  })
  return found
}

const FUNCTIONS = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'TSDeclareFunction',
  'TSEmptyBodyFunctionExpression',
  'TSFunctionType',
  'TSMethodSignature',
])

function paramsOf(node) {
  if (!FUNCTIONS.has(node.type)) return 0
  const params = Array.isArray(node.params) ? node.params : (node.params?.items ?? [])
  return params.length
}

function walk(node, visit) {
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit)
    return
  }
  if (node === null || typeof node !== 'object') return
  if (typeof node.type === 'string') visit(node)
  for (const value of Object.values(node)) walk(value, visit)
}
