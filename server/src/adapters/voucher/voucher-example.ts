import type { VoucherData } from '../../features/messaging/domain/voucher.ts'
import { localDate } from '../../lib/local-date.ts'

/** A confirmed stay, for tests of what is drawn from it. */
export function exampleVoucher(changes: Partial<VoucherData> = {}): VoucherData {
  return {
    language: 'es',
    code: 'RES261124K7QF',
    propertyName: 'Cabañas del Mallín',
    cabinName: 'Arrayán',
    guestName: 'Julieta Ferreyra',
    checkIn: localDate('2027-01-15'),
    checkOut: localDate('2027-01-18'),
    guests: { adults: 2, children: 2, babies: 0, pets: 0 },
    checkInTime: '15:00',
    checkOutTime: '10:00',
    total: { amount: 62_200_000, currency: 'ARS' },
    paid: { amount: 18_660_000, currency: 'ARS' },
    due: { amount: 43_540_000, currency: 'ARS' },
    reservationUrl: 'https://reservas.example/r/RES261124K7QF?token=7f3b1c0a9d2e4f5b8c6d7e8f9a0b1c2d',
    address: 'Camino al Lago, km 7, Mallín Alto, Neuquén',
    contactPhone: '+54 9 2944 00-0147',
    policy: [
      'Cancelando hasta 30 días antes de la llegada se devuelve el 100 % de lo pagado.',
      'Cancelando hasta 15 días antes de la llegada se devuelve el 50 % de lo pagado.',
    ],
    ...changes,
  }
}

/** Everything as long as an owner and a guest may make it. */
export const LONGEST: Partial<VoucherData> = {
  propertyName: 'Complejo Turístico Familiar Cabañas y Bungalows del Mallín Alto y la Laguna',
  cabinName: 'La Casona de los Antiguos Alerces del Bosque Encantado del Lago Traful',
  guestName: 'María de los Ángeles Fernández-Etcheverrigaray 🌲🎉 y Familia Quillén Painemal',
  guests: { adults: 14, children: 6, babies: 3, pets: 2 },
  total: { amount: 1_234_567_890, currency: 'ARS' },
  paid: { amount: 370_370_367, currency: 'ARS' },
  due: { amount: 864_197_523, currency: 'ARS' },
  reservationUrl: `https://reservas.example/r/RES261124K7QF?token=${'a1B2'.repeat(32)}`,
  address:
    'Ruta Nacional 40 Sur, kilómetro 2047,5, pasando la escuela rural 231, tercera tranquera a la izquierda, ' +
    'Paraje Mallín Alto, Departamento Lácar, Provincia del Neuquén',
}
