import { useQuery } from '@tanstack/react-query'
import type { monthsReportSchema } from '@tranquera/contracts/reports'
import type { z } from 'zod'
import { askAdmin, PANEL } from '../../../lib/admin.ts'
import { queryOf } from '../../../lib/http.ts'

type MonthsReport = z.output<typeof monthsReportSchema>
export type MonthReport = MonthsReport['months'][number]

/** Both months included, as `YYYY-MM`. */
export function useMonths(from: string, to: string) {
  return useQuery({
    queryKey: [PANEL, 'dashboard', 'months', from, to],
    queryFn: () => askAdmin<typeof monthsReportSchema>(`/reports/months${queryOf({ from, to })}`),
    placeholderData: (previous) => previous,
  })
}
