import { expect, test } from 'vitest'
import { createVoucherRenderer } from './renderer.ts'
import { warmUpVoucher } from './warm-up.ts'

test('the specimen can be drawn', async () => {
  await expect(warmUpVoucher(createVoucherRenderer())).resolves.toBeUndefined()
})
