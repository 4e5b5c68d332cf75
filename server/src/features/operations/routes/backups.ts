import {
  backupAskedView,
  backupNameParams,
  backupsView,
  restoreAskedView,
  restoreBody,
} from '@tranquera/contracts/backups'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { problem } from '../../../lib/errors.ts'
import { actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App, Routes } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { Backup, BackupService } from '../service/backups.ts'
import type { AuditNote } from './dead-letters.ts'

export interface BackupRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  /** Null when BACKUP_KEEP_DAYS is 0. */
  readonly backups: BackupService | null
  /** In the transaction that asks for it. */
  readonly askForOne: (tx: Db) => Promise<void>
  /** A backup was asked for and is not made yet, whichever process makes it. */
  readonly isAsked: () => Promise<boolean>
  /** Null where this process cannot restart itself. */
  readonly restore: RestoreDesk | null
  readonly audit: (tx: Db, entry: AuditNote) => Promise<void>
}

interface RestoreDesk {
  /** Other processes work on the same database: they must be stopped first. */
  hasOthers(): Promise<boolean>
  /** Stops, restores, and starts again; returns at once. */
  begin(name: string, actor: AuditNote['actor']): void
}

/** Backups from the panel: the owner's alone, each step in the audit log. */
export function backupRoutes(deps: BackupRouteDeps): Routes {
  return (app: App) => {
    listBackups(app, deps)
    makeBackup(app, deps)
    downloadBackup(app, deps)
    restoreOne(app, deps)
  }
}

function listBackups(app: App, { guards, backups, zone, isAsked }: BackupRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/backups',
    id: 'listBackups',
    summary: 'Lists the backups, the latest first.',
    tag: 'Watch',
    guard: guards.owner,
    schema: { response: { 200: backupsView } },
    handler: async () => {
      if (!backups)
        return {
          enabled: false,
          keep_days: 0,
          encrypted: false,
          running: false,
          last_success_at: null,
          items: [],
        }
      const items = await backups.list()
      const last = items[0]
      return {
        enabled: true,
        keep_days: backups.keepDays,
        encrypted: backups.encrypted,
        running: backups.isMaking() || (await isAsked()),
        last_success_at: last ? formatInstant(last.madeAt, zone) : null,
        items: items.map(({ name, madeAt, bytes, encrypted }) => ({
          name,
          made_at: formatInstant(madeAt, zone),
          bytes,
          encrypted,
        })),
      }
    },
  })
}

function makeBackup(app: App, deps: BackupRouteDeps): void {
  operation(app, {
    method: 'POST',
    url: '/admin/backups',
    id: 'makeBackup',
    summary: 'Makes a backup now; it stands in the list when it has been restored once on trial.',
    tag: 'Watch',
    guard: deps.guards.owner,
    problems: ['backups_off'],
    schema: { response: { 202: backupAskedView } },
    handler: async (request, reply) => {
      wanted(deps)
      await deps.db.transaction(async (tx) => {
        await deps.askForOne(tx)
        await deps.audit(tx, {
          actor: actorOf(request),
          action: 'backup.asked',
          entity: 'backup',
          entityId: 'now',
          cause: 'panel',
        })
      })
      return reply.code(202).send({ status: 'started' as const })
    },
  })
}

function downloadBackup(app: App, deps: BackupRouteDeps): void {
  operation(app, {
    method: 'GET',
    url: '/admin/backups/:name/download',
    id: 'downloadBackup',
    summary: 'Downloads a backup as one file.',
    tag: 'Watch',
    guard: deps.guards.owner,
    problems: ['not_found', 'backups_off'],
    file: { type: 'application/x-tar', holds: 'The folder of the backup; unpack it and restore from it.' },
    schema: { params: backupNameParams },
    handler: async (request, reply) => {
      const { name } = await existing(deps, request.params.name)
      await deps.audit(deps.db, {
        actor: actorOf(request),
        action: 'backup.downloaded',
        entity: 'backup',
        entityId: name,
        cause: 'panel',
      })
      return reply
        .type('application/x-tar')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename="tranquera-${name}.tar"`)
        .send(wanted(deps).archive(name))
    },
  })
}

function restoreOne(app: App, deps: BackupRouteDeps): void {
  // Trying a backup out takes minutes; who asks meanwhile would wipe what came in after the first restore.
  let isUnderWay = false
  operation(app, {
    method: 'POST',
    url: '/admin/backups/:name/restore',
    id: 'restoreBackup',
    summary: 'Replaces everything by a backup: stops, restores, starts again. Everybody has to sign in anew.',
    tag: 'Watch',
    guard: deps.guards.owner,
    problems: ['not_found', 'backups_off', 'restore_refused', 'restore_unconfirmed'],
    config: { idempotency: false },
    schema: { params: backupNameParams, body: restoreBody, response: { 202: restoreAskedView } },
    handler: async (request, reply) => {
      const { name } = await existing(deps, request.params.name)
      if (request.body.confirm !== name)
        throw problem({ code: 'restore_unconfirmed', detail: 'Type the name of the backup to confirm.' })
      const { restore } = deps
      if (!restore) throw refused('This process cannot restart itself: npm run restore does it.')
      if (await restore.hasOthers())
        throw refused('Other processes work with this database. Stop them first, and try again.')
      if (isUnderWay) throw refused('A backup is being restored already. Wait until it has ended.')
      isUnderWay = true
      const actor = actorOf(request)
      try {
        await wanted(deps).verify(name)
        await deps.audit(deps.db, {
          actor,
          action: 'backup.restore_asked',
          entity: 'backup',
          entityId: name,
          cause: 'panel',
        })
      } catch (error) {
        isUnderWay = false
        throw refused(error instanceof Error ? error.message : 'The backup cannot be read.')
      }
      reply.raw.once('finish', () => restore.begin(name, actor))
      return reply.code(202).send({ status: 'restoring' as const, name })
    },
  })
}

function wanted({ backups }: BackupRouteDeps): BackupService {
  if (!backups) throw problem({ code: 'backups_off', detail: 'BACKUP_KEEP_DAYS is 0: no backups are made.' })
  return backups
}

async function existing(deps: BackupRouteDeps, name: string): Promise<Backup> {
  const found = await wanted(deps).find(name)
  if (!found) throw problem({ code: 'not_found', detail: 'There is no backup of this name.' })
  return found
}

function refused(detail: string) {
  return problem({ code: 'restore_refused', detail })
}
