/**
 * Groups of files that import each other in a circle, each as a path that returns to its start. Imports of types
 * alone count only when asked for: they are gone when the program runs, but two files that need each other's types
 * cannot be read apart.
 *
 * @param {import('./source-file.mjs').SourceFile[]} files
 * @param {{types?: boolean}} [options]
 * @returns {string[][]}
 */
export function findCycles(files, { types = false } = {}) {
  const known = new Map(files.map((file) => [file.path, file]))
  const done = new Set()
  const cycles = []
  for (const file of files) walk(file, [])
  return cycles

  function walk(file, trail) {
    const at = trail.indexOf(file.path)
    if (at >= 0) {
      cycles.push([...trail.slice(at), file.path])
      return
    }
    if (done.has(file.path)) return
    for (const found of file.imports) {
      const next = found.target ? known.get(found.target) : undefined
      if (next && (types || !found.typeOnly)) walk(next, [...trail, file.path])
    }
    done.add(file.path)
  }
}
