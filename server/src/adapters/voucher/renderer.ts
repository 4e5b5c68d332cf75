import type { VoucherData, VoucherRenderer } from '../../features/messaging/domain/voucher.ts'
import { renderVoucherPdf } from './pdf.ts'
import { renderVoucherPicture } from './picture.ts'

/** Draws with what is installed: no browser, no network, no font of the machine. */
export function createVoucherRenderer(): VoucherRenderer {
  return {
    renderVoucherPicture: (data) => withOrWithoutPhoto(renderVoucherPicture, data),
    renderVoucherPdf: (data) => withOrWithoutPhoto(renderVoucherPdf, data),
  }
}

/** Some damage of a photo shows only while drawing. The guest then gets the voucher with the drawn landscape. */
async function withOrWithoutPhoto(
  render: (data: VoucherData) => Promise<Uint8Array>,
  data: VoucherData,
): Promise<Uint8Array> {
  if (!data.photo) return render(data)
  try {
    return await render(data)
  } catch {
    const { photo: _photo, ...rest } = data
    return render(rest)
  }
}
