import { z } from 'zod'

export const paymentMethodSchema = z.enum(['mercado_pago', 'transfer', 'cash', 'card_at_desk'])
