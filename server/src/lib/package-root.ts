import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Folder of the server package. Files that are read at run time (migrations, templates, pictures) are found from
 * here, because the built program and the sources lie at different depths.
 */
export function serverRoot(): string {
  return findUp('@tranquera/server')
}

/** Folder of the whole product. */
export function productRoot(): string {
  return path.dirname(serverRoot())
}

const found = new Map<string, string>()

function findUp(packageName: string): string {
  const known = found.get(packageName)
  if (known) return known
  let folder = path.dirname(fileURLToPath(import.meta.url))
  for (;;) {
    // A tool is bundled into the product's cache, from where the package lies one step down again.
    for (const candidate of [folder, path.join(folder, 'server')]) {
      if (!isPackage(candidate, packageName)) continue
      found.set(packageName, candidate)
      return candidate
    }
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error(`The folder of ${packageName} was not found`)
    folder = parent
  }
}

function isPackage(folder: string, name: string): boolean {
  const manifest = path.join(folder, 'package.json')
  return existsSync(manifest) && readFileSync(manifest, 'utf8').includes(`"name": "${name}"`)
}
