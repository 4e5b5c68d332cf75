import type { AlertWords, FrameWords } from '../alert-kinds.ts'

/** The words around every alert, Spanish of Argentina. */
export const ES_FRAME: FrameWords = {
  unknown: ['Hay algo que necesita de vos', 'Miralo en el panel.'],
  resolved: 'Resuelto',
  urgent: 'Urgente',
}

/** What happened, and what to do: one pair for each kind of alert. */
export const ES: AlertWords = {
  human_wanted: [
    'Un huésped espera a una persona',
    'Contestale en la conversación y después devolvésela al bot.',
  ],
  whatsapp_not_delivered: [
    'Un mensaje no llegó al huésped',
    'Abrí la conversación marcada y avisale por teléfono si hace falta.',
  ],
  guest_not_reached: ['No pudimos avisarle a un huésped', 'Avisale por teléfono o por otro medio.'],
  message_late: ['Un mensaje de un huésped llegó con más de un día de demora', 'Decidí qué contestarle.'],
  invoice_wanted: ['Un huésped pide factura', 'Emitila y mandásela.'],
  whatsapp_account_error: [
    'WhatsApp tiene un problema con tu cuenta',
    'Mirá el administrador comercial de Meta: puede que no salga nada.',
  ],
  question_unanswered: ['Un huésped preguntó algo que no sé', 'Contestá en el panel y elegí si lo recuerdo.'],
  waitlist_free: ['Se liberaron noches que alguien espera', 'Mirá la lista de espera.'],
  whatsapp_account: ['WhatsApp avisa algo sobre tu cuenta', 'Mirá el administrador comercial de Meta.'],
  whatsapp_unauthorized: [
    'WhatsApp no acepta nuestra clave',
    'Generá una clave nueva en Meta y cargala; los mensajes esperan mientras tanto.',
  ],
  circuit_open: [
    'Un servicio externo no responde',
    'No hace falta hacer nada: lo pendiente sale solo cuando vuelve. Si dura, mirá tu conexión.',
  ],
  mercado_pago_unauthorized: [
    'Mercado Pago no acepta nuestra clave',
    'Revisá la clave de acceso. No se pierde nada mientras tanto.',
  ],
  payment_link_refused: [
    'Mercado Pago no dio el link de pago',
    'Revisá la cuenta: nadie puede pagar en línea hasta que se arregle.',
  ],
  payment_refused: [
    'Llegó un pago que no se pudo contar',
    'Miralo en Pagos sin asignar y decidí si se aplica o se devuelve.',
  ],
  payment_fraud_warning: [
    'Mercado Pago sospecha fraude en un pago',
    'No entregues la llave antes de mirarlo ahí.',
  ],
  payment_charged_back: [
    'Un huésped desconoció un pago ante su banco',
    'Juntá los mensajes y la reserva y presentá las pruebas en Mercado Pago.',
  ],
  payment_in_mediation: ['Un pago está en mediación', 'Contestá el reclamo en Mercado Pago.'],
  payment_evidence: [
    'Mercado Pago pide pruebas de un pago',
    'Mandá las pruebas antes de la fecha que indica.',
  ],
  payment_lost: [
    'El banco le devolvió un pago al huésped',
    'El huésped ya sabe cuánto le queda por pagar; mirá la reserva antes de la llegada.',
  ],
  payment_revived_after_end: [
    'Un pago terminado volvió a moverse',
    'Miralo en Mercado Pago y comparalo con la reserva.',
  ],
  payment_impossible_move: [
    'Un pago cambió de un modo que no esperábamos',
    'Miralo en Mercado Pago y comparalo con la reserva.',
  ],
  payment_out_of_turn: ['Llegó plata fuera de término', 'Mirá la reserva: dice qué se hizo con ella.'],
  payment_late_returned: ['Un pago llegó tarde y se devolvió', 'Mirá la reserva; al huésped ya se le avisó.'],
  payments_not_searched: [
    'No pudimos revisar los pagos en Mercado Pago',
    'Mirá la clave y el estado de Mercado Pago; los avisos siguen contando.',
  ],
  refund_by_hand: ['Hay que devolver plata por transferencia', 'Transferila y anotala en la reserva.'],
  refund_without_balance: [
    'No alcanza el saldo para una devolución',
    'Poné plata en la cuenta de Mercado Pago; la devolución sale sola.',
  ],
  refund_outside: ['Se devolvió plata desde Mercado Pago', 'Decinos en la reserva por qué fue.'],
  refund_meaning: ['Falta decir por qué se devolvió plata', 'Elegilo en la reserva: devolución o descuento.'],
  refund_waits_for_bank: [
    'Una devolución espera al banco',
    'No la mandes por otro lado; te avisamos cuando decida.',
  ],
  payment_proof: ['Hay un comprobante para revisar', 'Mirá tu banco y aprobalo o rechazalo.'],
  payment_proof_repeated: [
    'Llegó un comprobante repetido',
    'El mismo archivo ya se había mandado: miralo dos veces.',
  ],
  payment_proof_unreadable: ['Un comprobante no se pudo leer', 'Se lo pedimos de nuevo al huésped.'],
  balance_due: ['Vence un saldo', 'Pedíselo al huésped: no hay forma de pago en línea.'],
  security_deposit_held: ['Queda un depósito en garantía', 'Devolvelo, o anotá qué se retuvo y por qué.'],
  hold_ended_part_paid: ['Una reserva venció con una parte pagada', 'Lo que llegó se devuelve.'],
  hold_bumped: ['Una reserva sin pagar perdió sus noches', 'Ofrecele otra fecha o cabaña al huésped.'],
  calendar_conflict: ['Hay noches vendidas dos veces', 'Decidí en Calendario cuál estadía se mueve.'],
  calendar_held: [
    'Un calendario perdió muchas estadías de golpe',
    'Sus noches siguen cerradas; si es verdad, aceptalo en Canales.',
  ],
  calendar_stale: ['Hace rato que no podemos leer un calendario', 'Mirá su dirección en Canales.'],
  calendar_address_gone: [
    'Un calendario ya no está en su dirección',
    'Copiá la dirección nueva de la plataforma.',
  ],
  calendar_unreadable: [
    'Un calendario trae algo que no entendemos',
    'Lo que puede significar queda cerrado; si no tiene fecha, cerralo a mano. Miralo en Canales.',
  ],
  calendar_mirror: [
    'Una plataforma sigue mostrando cerradas noches libres',
    'Abrilas en la plataforma si no se abren solas.',
  ],
  calendar_not_read: [
    'Una plataforma no lee tu calendario hace 3 días o más',
    'Puede vender noches ocupadas: fijate ahí si tu dirección sigue entre los calendarios importados, y si no, ' +
      'pegala de nuevo.',
  ],
  dead_letters: ['Una tarea falló del todo', 'Mirala en Estado del sistema: reintentala o descartala.'],
  queue_stuck: ['Hay tareas que esperan hace minutos', 'Fijate que el programa que las hace esté en marcha.'],
  rows_unsettled: ['Algo empezó y no terminó', 'Se retoma solo; si sigue, reiniciá el programa.'],
  jobs_failing: [
    'Hay tareas que fallan y se reintentan',
    'Se reintentan solas; si sigue, mirá Estado del sistema.',
  ],
  disk_low: ['Queda poco lugar en el disco', 'Hacé lugar antes de que la base de datos se detenga.'],
  redis_down: ['Redis no responde', 'Cada proceso cuenta sus límites por su lado hasta que vuelva.'],
  webhook_signatures: ['Llegan avisos con firma falsa', 'Si no es un ataque, revisá el secreto del webhook.'],
  webhook_silence: [
    'Hace horas que no llega ningún mensaje',
    'Escribite a vos mismo; si no llega, revisá el webhook en Meta.',
  ],
  backup_missed: ['No hay copia de seguridad reciente', 'Mirá el disco de las copias y hacé una ahora.'],
  errors_many: ['Muchos pedidos terminan en error', 'Mirá los registros del programa.'],
  replies_slow: ['Las respuestas tardan demasiado', 'Mirá si la máquina está sobrecargada.'],
  certificate_ends: [
    'El certificado del sitio está por vencer',
    'Renovalo: sin él no llegan mensajes ni pagos.',
  ],
  clock_wrong: ['El reloj de la máquina está mal', 'Ponelo en hora: las reservas vencen por él.'],
  test: ['Esto es una prueba', 'Si lo ves, los avisos llegan.'],
}
