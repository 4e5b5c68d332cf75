const SCHEMA_LIBRARY = 'zod'

/**
 * A page takes types from contracts and values only from those of its files that reach no schema: one value beside a
 * schema brings the whole schema library (31 kB gzipped) into the page.
 *
 * @param {import('./source-file.mjs').SourceFile[]} files @returns {{path: string, message: string}[]}
 */
export function checkPageWeight(files) {
  const byPath = new Map(files.map((file) => [file.path, file]))
  const heavy = new Map()
  const isHeavy = (path) => {
    if (!heavy.has(path)) {
      heavy.set(path, false)
      heavy.set(path, valuesOf(byPath.get(path)).some(bringsSchemas))
    }
    return heavy.get(path)
  }
  const bringsSchemas = ({ specifier, target }) =>
    specifier === SCHEMA_LIBRARY || (target?.startsWith('contracts/') === true && isHeavy(target))
  return files
    .filter((file) => file.path.startsWith('web/src/') && !file.isTest)
    .flatMap((file) =>
      valuesOf(file)
        .filter(bringsSchemas)
        .map(({ line, specifier }) => ({
          path: file.path,
          message:
            `line ${line}: takes a value from ${specifier}, and with it the schema library. Take types only, or ` +
            'give the value a file of its own in contracts.',
        })),
    )
}

function valuesOf(file) {
  return file?.imports.filter(({ typeOnly }) => !typeOnly) ?? []
}
