/** How guests speak of money that is asked for, paid, owed or wanted back; read with the other words of a talk. */
export const MONEY_WORDS = `
how_much
  cuanto, de cuanto, quanto, how much, what is the, what's the, what would the
deposit
  se reserva, la reservo, reservo con, para reservar, =sena, =senar, anticipo, adelanto, adelantar, pagar
  ahora, pagar hoy, pago ahora, tengo que pagar, hay que pagar, tendria que pagar, debo pagar, abonar, =sinal,
  de entrada, adiantamento, pagar agora, tenho que pagar, deposit, up front, upfront, pay now, down payment,
  have to pay, para garantir, pra garantir, para asegurar, para congelar, para segurar, pra segurar, to secure it,
  to secure the, to hold it
part
  la mitad, =mitad, metade, =half, en dos veces, en dos pagos, en dos partes, una parte, um parte, uma parte,
  em duas vezes, menos de la sena, pagar de a poco, in two payments, part of it, 50 %, 50%
more
  mas de la sena, mas que la sena, pagar mas, pago mas, adelantar mas, abonar mas, mas plata de una, pay more,
  more than the deposit, mais que o sinal, pagar mais agora, adiantar mais
rest
  lo que falta, lo que resta, lo que queda, what is left, what's left, o que falta, =saldo, =resto, restante,
  falta pagar, queda por pagar, queda pagar, falta pagar, balance, remaining, the
  rest
total
  =total, precio final, todo junto, preco final, tudo, altogether, overall
per_night
  por noche, la noche, cada noche, por dia, por noite, a noite, por diaria, diaria, per night, a night,
  nightly
per_person
  por persona, x persona, cada uno, por cabeza, cada persona, por pessoa, cada um, per person, each of us, per head
not_amount
  tiempo, cuando, tarda, tempo, =long, por noche, la noche, cada noche, por dia, por persona, diaria, per
  night, a night, per person, cancel, devol, devuel, reembol
promo
  promo, promos, promocion, promociones, 3x2, 2x1, 4x3, oferta, ofertas, promocao, promocoes, special offer,
  any offers
still_stuck
  probe con otra, probe con otro, y tampoco, probe de nuevo, sigue igual, tried another, tried again, tentei com
  outro,
  sigue sin abrir, sigue sin andar, sigue sin funcionar, sigue sin cargar, no me abre, no abre el link, no
  anda el link, no funciona el link, no carga el link, no me deja pagar, me da error, me tira error, tira
  error, me rechaza, nao abre, continua sem abrir, da erro, still not working, still doesn't work, still does
  not work, won't open, doesn't open, link is broken
transferred
  te transfirio, les transfirio, le transfirio, te deposito mi, ya transferi, listo transferi, =transferi,
  transferimos, hice la transferencia, hicimos la transferencia,
  fiz a transferencia, ja transferi, i transferred, made the transfer
refund
pays
  =pagar, =pago, pagamos, pagarte, pagarle, pagarles, pagaria, abonar, transferir, transfiero, deposito, =senar, =pay,
  =paying
later
  manana, despues, luego, mas tarde, a la noche, esta noche, lunes, martes, miercoles, jueves, viernes,
  sabado, domingo, semana que viene, cuando cobr, fin de mes, amanha, depois, segunda, terca, quarta, quinta,
  sexta, tomorrow, later, tonight, monday, tuesday, wednesday, thursday, friday, saturday, sunday, next week,
  cuanto tiempo tengo, cuanto tiempo hay, cuanto tiempo me dan, cuanto tiempo nos dan, hasta cuando, quanto tempo
  tenho, quanto tempo temos, ate quando, how long do i have, how long do we have, until when
puts_off
  en vez de cancel, en lugar de cancel, antes de cancel, corro para, la corro, la corremos, correrla, correr
  la fecha, correr la reserva, reprogram, pasarla para, pasarla a otra, pasar la reserva, posponer, postergar,
  em vez de cancel, adiar, remarcar, reagendar, instead of cancel, postpone, reschedule, put it off
other_pays
  desde la cuenta de, de la cuenta de, cuenta de otra persona, cuenta a nombre de otr, da conta do, da conta da, from my
  son's account, someone else's account, somebody else's account,
  le puedo pasar el link, pasarle el link, mandarle el link, compartir el link, compartirle el link, la pone mi, lo
  pone mi, share the link, send him the link, send her the link, passar o link para, puede pagar el[?], puede
  pagar ella, =puede pagar mi, puede pagar otro, =paga mi, =pagaria
  mi, =lo paga mi, =la paga mi, pagar yo la, pagar yo el, quiere pagar su, paga su parte, pagar su parte,
  pague su parte, cada uno su parte, cada uno pague, paga lo suyo, pagar lo suyo, each pay, pay our share, split the
  payment, dividir el pago, cada um paga, cada um pagar, =va a pagar mi, pagar otra persona, =pague mi,
  =transfiere mi, pode pagar ele, quem paga, meu marido paga, somebody else pay, someone else pay, can my
  husband pay, can my wife pay, my dad will pay, my husband will pay
money
  pag, tarjeta, link, transfer, =pay, payment, card, cartao, dinero, plata
receipt
  transfer, comprobante, deposit, =pago, pague, =sena, recibo, comprovante, receipt, payment, =paid
paid_twice
  mil de mas, pesos de mas, plata de mas,   pague dos veces, pago dos veces, pague doble, pague 2 veces,
  cobraron dos veces, cobraron doble, cobro dos
  veces, cobro doble, cobraron 2 veces, debitaron dos veces, debitaron doble, debito dos veces, dos cargos, dos
  cobros, dos debitos, dos pagos iguales, doble cargo, doble cobro, doble pago, pago duplicado, cobro
  duplicado, cargo duplicado, duplicado el pago, me figura dos veces, me aparece dos veces, transferi dos
  veces, paguei duas vezes, cobraram duas vezes, duas cobrancas, cobranca dupla, cobrado em dobro, paid twice,
  charged twice, charged me twice, double charge, two charges, double payment
no_payment
  sin pagar, sem pagar, without paying, without a payment
faulty
  esta sucia, esta sucio, estan sucias, estan sucios, tienen pelos, tiene pelos, hay pelos, olor a, cucaracha,
  hormigas, no hay toallas, no hay sabanas, no hay luz, no hay agua, no hay gas, no hay papel, faltan toallas,
  faltan sabanas, no anda el, no anda la, no andan, no funciona, no prende, no enciende, no calienta, esta rota,
  esta roto, se rompio, pierde agua, hay goteras, gotea, tapado, tapada, se corto la luz, sem agua, sem luz,
  esta suja, esta sujo, nao funciona, quebrad, is dirty, is broken, not working, doesn't work, no hot water, there
  are no towels, smells
must_pay
  tengo que pagar, tengo q pagar, hay que pagar, hay q pagar, tenemos que pagar, debo pagar, se paga, pago ahi,
  pagar ahi, pago alla, pagar alla, pago cuando, tenho que pagar, pago ai, do i have to pay, do we have to pay,
  pay there
asks_link
  el link, link de pago, o link, payment link, the link
sends
  manda, mandame, mandas, pasa, pasame, pasas, envia, enviame, reenvia, de nuevo, otra vez, de novo, send, again
by_the_pet
  por ella, por el perro, por la perra, por la mascota, por llevarla, por llevarlo, por el, por ele, por ela,
  pelo cachorro, for her, for him, for the dog, for the pet
refund
  devol, devuel, reembol, reint, refund, estorno, money back
by_transfer
  transferencia, transfiriendo, transferir, bank transfer, wire transfer, por pix
`

export type MoneyWord =
  | 'how_much'
  | 'deposit'
  | 'part'
  | 'more'
  | 'rest'
  | 'total'
  | 'per_night'
  | 'per_person'
  | 'not_amount'
  | 'promo'
  | 'still_stuck'
  | 'transferred'
  | 'refund'
  | 'pays'
  | 'later'
  | 'puts_off'
  | 'other_pays'
  | 'money'
  | 'receipt'
  | 'paid_twice'
  | 'no_payment'
  | 'faulty'
  | 'must_pay'
  | 'asks_link'
  | 'sends'
  | 'by_the_pet'
  | 'refund'
  | 'by_transfer'
