import type { VoucherRenderer } from '../../features/messaging/domain/voucher.ts'
import { localDate } from '../../lib/local-date.ts'

/**
 * Draws one specimen and throws it away. Fonts and engines load at their first use, which costs a second and more:
 * better while the guest is paying than between the first guest's payment and their confirmation.
 */
export async function warmUpVoucher(renderer: VoucherRenderer): Promise<void> {
  const nothing = { amount: 0, currency: 'ARS' } as const
  const specimen = {
    language: 'es',
    code: 'RES000000AAAA',
    propertyName: 'Tranquera',
    cabinName: 'Tranquera',
    guestName: 'Tranquera',
    checkIn: localDate('2027-01-15'),
    checkOut: localDate('2027-01-18'),
    guests: { adults: 2, children: 0, babies: 0, pets: 0 },
    checkInTime: '15:00',
    checkOutTime: '10:00',
    total: nothing,
    paid: nothing,
    due: nothing,
    reservationUrl: 'https://tranquera.example',
    address: '',
    contactPhone: '',
    policy: [],
  } as const
  await renderer.renderVoucherPicture(specimen)
  await renderer.renderVoucherPdf(specimen)
}
