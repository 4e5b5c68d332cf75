/** What happened to a stay, in sentences. */
export const historyEs = {
  event: {
    reservation: {
      held: 'Pidió la reserva y le guardamos las noches',
      confirmed: 'Quedó confirmada',
      expired: 'Venció el tiempo para pagar',
      hold_extended: 'Tuvo más tiempo para pagar',
      cancelled: 'Se canceló',
      changed: 'Cambió la estadía',
      checked_in: 'Llegó',
      completed: 'Se fue',
      no_show: 'No vino',
      frozen: 'Quedó en pausa: la mira una persona',
      thawed: 'Sigue su curso',
      reminder_due: 'Le recordamos que vence',
      reopened: 'Se abrió otra vez',
    },
    payment: { received: 'Pagó', refused: 'Un pago no se aceptó' },
    refund: {
      requested: 'Se pidió una devolución',
      sent: 'Se le devolvió plata',
      meaning_chosen: 'Se dijo qué era una devolución',
    },
    payment_proof: { approved: 'Se aceptó un comprobante', rejected: 'No se aceptó un comprobante' },
    security_deposit: {
      received: 'Dejó el depósito en garantía',
      returned: 'Se devolvió el depósito en garantía',
      kept: 'Se retuvo depósito en garantía por daños',
      reversed: 'Se corrigió el depósito en garantía',
    },
    ledger: { adjusted: 'Se corrigió la cuenta', reversed: 'Se deshizo un movimiento' },
  },
  actor: {
    guest: 'el huésped',
    staff: 'vos o tu equipo',
    provider: 'Mercado Pago',
    system: 'el sistema',
    channel: 'otro canal',
  },
  by: 'por {{actor}}',
}
