import { existsSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'
import { ROOT, readJson } from './workspace.mjs'

/**
 * Bundles entry files for Node. Installed packages stay outside (they are found in node_modules as usual);
 * our own contracts, which are TypeScript, go in.
 *
 * @param {{entries: Record<string, string>, outdir: string, external?: string[]}} options
 */
export async function bundle({ entries, outdir, external = runtimePackages() }) {
  const isOutside = (id) => external.some((name) => id === name || id.startsWith(`${name}/`))
  const built = await rolldown({
    cwd: ROOT,
    input: entries,
    platform: 'node',
    external: isOutside,
    transform: { target: 'node20' },
  })
  // What is imported only when it is needed stays a file of its own, with the packages it needs.
  await built.write({
    dir: path.resolve(ROOT, outdir),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: `${PART}[hash].js`,
    sourcemap: true,
    sourcemapExcludeSources: true,
  })
  await built.close()
}

/** How the files begin that several bundles share; the rest of the name is of their content. */
export const PART = 'chunk-'

/** What the server may import when it runs: exactly its declared dependencies. */
export function runtimePackages() {
  return ownPackagesOut(Object.keys(readJson('server/package.json').dependencies))
}

/** What a tool (language evaluation, benchmark) may import besides: everything any package declares. */
export function allPackages() {
  const manifests = ['package.json', 'server/package.json', 'bench/package.json', 'e2e/package.json']
  const names = manifests
    .filter((file) => existsSync(path.join(ROOT, file)))
    .map((file) => readJson(file))
    .flatMap((manifest) => Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }))
  return ownPackagesOut([...new Set(names)])
}

function ownPackagesOut(names) {
  return names.filter((name) => !name.startsWith('@tranquera/'))
}
