import { drawVouchers } from '../app/draw-vouchers.ts'

/** Not a process but a thread of one: draws vouchers beside the event loop. */
drawVouchers()
