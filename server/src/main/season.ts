import { runTurned } from '../app/turned.ts'

/** The real product under a clock that its launcher turns; only `npm run season` starts it. */
await runTurned()
