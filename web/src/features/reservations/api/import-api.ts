import type { ImportedLineView, importReport } from '@tranquera/contracts/imports'
import type { z } from 'zod'
import { askAdmin, post } from '../../../lib/admin.ts'

export type ImportReport = z.output<typeof importReport>
export type ImportedLine = ImportedLineView

/** All or none; a look says line by line what would be booked, and books nothing. */
export function importStays(text: string, isLook: boolean) {
  return askAdmin<typeof importReport>(`/import/stays?dry_run=${isLook}`, post({ text }))
}
