import path from 'node:path'

/**
 * What the rules need to know of one file.
 *
 * @typedef {{specifier: string, target: string | undefined, typeOnly: boolean, line: number}} Import
 * @typedef {{path: string, text: string, code: string, uncommented: string, lines: number, imports: Import[], isTest:
 * boolean}} SourceFile
 */

/** @param {string} filePath from the root of the product, with slashes @returns {SourceFile} */
export function sourceFile(filePath, text) {
  const withoutComments = blank(text, { strings: false })
  const imports = readImports(withoutComments, filePath)
  return {
    path: filePath,
    text,
    code: blank(text, { strings: true }),
    uncommented: withoutComments,
    lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0),
    imports,
    isTest: isTestFile(filePath) || imports.some((found) => found.specifier === 'vitest'),
  }
}

function isTestFile(filePath) {
  return /\.test\.(ts|tsx|mjs)$/.test(filePath) || filePath.startsWith('server/test/')
}

const IMPORT = /(?:^|[;\n])\s*(import|export)\s+(type\s+)?([^'";]*?)\s*from\s*(['"])([^'"]+)\4/g
const SIDE_EFFECT = /(?:^|[;\n])\s*import\s*(['"])([^'"]+)\1/g
const DYNAMIC = /\bimport\s*\(\s*(['"])([^'"]+)\1\s*\)/g

function readImports(code, filePath) {
  const found = []
  for (const match of code.matchAll(IMPORT)) {
    const typeOnly = Boolean(match[2]) || namesOnlyTypes(match[3] ?? '')
    found.push(entry(filePath, code, { at: match.index, specifier: match[5], typeOnly }))
  }
  for (const match of code.matchAll(SIDE_EFFECT)) {
    found.push(entry(filePath, code, { at: match.index, specifier: match[2], typeOnly: false }))
  }
  for (const match of code.matchAll(DYNAMIC)) {
    // `typeof import('x')` is a type; a dynamic import runs later, but it is a dependency all the same.
    const typeOnly = /typeof\s*$/.test(code.slice(Math.max(0, match.index - 12), match.index))
    found.push(entry(filePath, code, { at: match.index, specifier: match[2], typeOnly }))
  }
  return found
}

function entry(filePath, code, { at, specifier, typeOnly }) {
  const line = code.slice(0, at + 1).split('\n').length
  return { specifier, target: resolve(filePath, specifier), typeOnly, line }
}

function namesOnlyTypes(clause) {
  const inner = /^\{([\s\S]*)\}$/.exec(clause.trim())?.[1]
  if (inner === undefined) return false
  const names = inner.split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
  return names.length > 0 && names.every((name) => name.startsWith('type '))
}

/** The file meant by a specifier, or undefined for an installed package. */
function resolve(filePath, specifier) {
  if (specifier.startsWith('.')) return path.posix.join(path.posix.dirname(filePath), specifier)
  const contract = /^@tranquera\/contracts\/(.+)$/.exec(specifier)?.[1]
  return contract ? `contracts/src/${contract}.ts` : undefined
}

const TOKEN = /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g

/** Replaces comments (and strings when asked) by blanks of the same shape, so that positions stay true. */
function blank(text, { strings }) {
  return text.replace(TOKEN, (token) => {
    const comment = token.startsWith('/')
    return comment || strings ? token.replace(/[^\n]/g, ' ') : token
  })
}
