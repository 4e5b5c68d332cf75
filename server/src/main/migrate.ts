import { createContext } from '../app/context.ts'
import { runProcess } from '../app/process.ts'

/** Brings the schema up to date and ends; `serve` does the same at its start. */
await runProcess(async ({ config, logger }) => {
  const context = await createContext(config, logger)
  await context.close()
})
