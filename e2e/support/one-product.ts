import type { TestProject } from 'vitest/node'
import { newHome, removeHome, startProduct } from './product.ts'

export interface SharedProduct {
  readonly origin: string
  readonly dataDir: string
  readonly owner: { readonly email: string; readonly password: string }
}

declare module 'vitest' {
  interface ProvidedContext {
    product: SharedProduct
  }
}

/** One installation for all files that only add to it; who restarts or empties one starts their own. */
export default async function setup(project: TestProject) {
  const home = await newHome()
  const product = await startProduct(home)
  if (!product.firstOwner) throw new Error('The first start told no password')
  const { origin, dataDir } = home
  project.provide('product', { origin, dataDir, owner: product.firstOwner })
  return async () => {
    await product.stop()
    await removeHome(home)
  }
}
