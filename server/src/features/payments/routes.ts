import type { App, Routes } from '../../lib/http/app-type.ts'
import { ledgerRoutes } from './routes/ledger.ts'
import { listRoutes } from './routes/lists.ts'
import { proofRoutes } from './routes/proofs.ts'
import { securityDepositRoutes } from './routes/security-deposit.ts'
import type { PaymentRouteDeps } from './routes/shared.ts'
import { unmatchedRoutes } from './routes/unmatched.ts'

export function paymentRoutes(deps: PaymentRouteDeps): Routes {
  return (app: App) => {
    ledgerRoutes(app, deps)
    listRoutes(app, deps)
    proofRoutes(app, deps)
    securityDepositRoutes(app, deps)
    unmatchedRoutes(app, deps)
  }
}
