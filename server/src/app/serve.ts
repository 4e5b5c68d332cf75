import path from 'node:path'
import type { Actor } from '../lib/http/actor.ts'
import type { Logger } from '../lib/logging/logger.ts'
import type { Config } from './config.ts'
import { restoreFrom } from './restore.ts'
import { type Running, type StartOptions, start } from './start.ts'

export interface Serving {
  readonly first: Running
  /** Of now: another one after a restore. */
  current(): Running
  /** Resolves when no restore is under way. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** The process that serves, for as long as it lives: a restore from the panel stops it, and starts it again. */
export async function serve(
  config: Config,
  logger: Logger,
  options: StartOptions & { readonly onLost?: () => void } = {},
): Promise<Serving> {
  let restoring: Promise<void> = Promise.resolve()
  let isOpen = true
  const begin = () => start(config, logger, { ...options, overrides: { ...options.overrides, restart } })

  function restart(name: string, actor: Actor): void {
    restoring = restoring.then(() => restore(name, actor))
    restoring.catch((error) => {
      logger.fatal({ err: error }, 'restart_failed')
      isOpen = false
      // Without a door this process is of no use; systemd or Docker starts it again.
      options.onLost?.()
    })
  }

  async function restore(name: string, actor: Actor): Promise<void> {
    logger.info({ backup: name }, 'restore_begins')
    await running.close().catch((error) => logger.error({ err: error }, 'stop_failed'))
    const failure = await bringBack(name).catch((error: unknown) => error)
    if (failure) logger.error({ err: failure }, 'restore_failed')
    running = await begin()
    const { recordAudit } = running.services
    const noted = recordAudit(running.context.database, {
      actor,
      action: failure ? 'backup.restore_failed' : 'backup.restored',
      entity: 'backup',
      entityId: name,
      cause: failure instanceof Error ? failure.message : 'panel',
    })
    await noted.catch((error) => logger.error({ err: error }, 'restore_not_noted'))
    logger.info({ backup: name }, 'restore_ended')
  }

  async function bringBack(name: string): Promise<void> {
    if (!config.backup) throw new Error('Backups are off')
    const from = path.join(config.backup.dir, name)
    await restoreFrom(config, { from, force: true, tell: (line) => logger.info(line) })
  }

  let running = await begin()
  return {
    first: running,
    current: () => running,
    settled: () => restoring,
    async close() {
      await restoring.catch(() => undefined)
      if (isOpen) await running.close()
    },
  }
}
