import type { VoucherData } from '../../features/messaging/domain/voucher.ts'

type Language = VoucherData['language']

interface VoucherWords {
  readonly title: string
  readonly code: string
  readonly guest: string
  readonly arrival: string
  readonly departure: string
  readonly from: (time: string) => string
  readonly until: (time: string) => string
  readonly total: string
  readonly paid: string
  readonly due: string
  readonly nothingDue: string
  readonly scan: string
  readonly scanHint: string
  /** Of a stay that is paid in full. */
  readonly scanHintPaid: string
  readonly address: string
  readonly contact: string
  readonly policy: string
}

const WORDS: Record<Language, VoucherWords> = {
  es: {
    title: 'Reserva confirmada',
    code: 'Código de reserva',
    guest: 'A nombre de',
    arrival: 'Llegada',
    departure: 'Salida',
    from: (time) => `desde las ${time}`,
    until: (time) => `hasta las ${time}`,
    total: 'Total',
    paid: 'Pagado',
    due: 'Saldo',
    nothingDue: 'Todo pagado',
    scan: 'Tu reserva, al día',
    scanHint: 'Escaneá el código para verla, pagar el saldo o pedir cambios.',
    scanHintPaid: 'Escaneá el código para verla o pedir cambios.',
    address: 'Dónde estamos',
    contact: 'Contacto',
    policy: 'Si necesitás cancelar',
  },
  pt: {
    title: 'Reserva confirmada',
    code: 'Código da reserva',
    guest: 'Em nome de',
    arrival: 'Chegada',
    departure: 'Saída',
    from: (time) => `a partir das ${time}`,
    until: (time) => `até as ${time}`,
    total: 'Total',
    paid: 'Pago',
    due: 'Saldo',
    nothingDue: 'Tudo pago',
    scan: 'Sua reserva, em dia',
    scanHint: 'Escaneie o código para vê-la, pagar o saldo ou pedir mudanças.',
    scanHintPaid: 'Escaneie o código para vê-la ou pedir mudanças.',
    address: 'Onde estamos',
    contact: 'Contato',
    policy: 'Se precisar cancelar',
  },
  en: {
    title: 'Booking confirmed',
    code: 'Booking code',
    guest: 'Booked by',
    arrival: 'Check-in',
    departure: 'Check-out',
    from: (time) => `from ${time}`,
    until: (time) => `until ${time}`,
    total: 'Total',
    paid: 'Paid',
    due: 'Balance',
    nothingDue: 'Fully paid',
    scan: 'Your booking, up to date',
    scanHint: 'Scan the code to see it, pay the balance or ask for a change.',
    scanHintPaid: 'Scan the code to see it or ask for a change.',
    address: 'Where we are',
    contact: 'Contact',
    policy: 'If you need to cancel',
  },
}

export function voucherWords(language: Language): VoucherWords {
  return WORDS[language]
}
