import { bare, wordLists } from './word-lists.ts'

/** How guests speak of what stands in the talk already: its amounts, its offers, whom they wait for. */
const says = wordLists<TalkWord>(`
how_much
  cuanto, de cuanto, quanto, how much, what is the, what's the, what would the
deposit
  se reserva, la reservo, reservo con, para reservar, =sena, =senar, anticipo, adelanto, adelantar, pagar
  ahora, pagar hoy, pago ahora, tengo que pagar, hay que pagar, tendria que pagar, debo pagar, abonar, =sinal,
  de entrada, adiantamento, pagar agora, tenho que pagar, deposit, up front, upfront, pay now, down payment,
  have to pay
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
  night, a night, per person, cancel, devol, devuel, reembol, pictures foto, imagen, video, pictur, photo,
  =pics, imagem, imagens
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
leaving
  dejar la caba, dejar el departamento, desocupar, hora de salida, horario de salida, check out, checkout,
  check-out, hay que salir, hay que irse, tenemos que irnos, hora da saida, horario de saida, sair do chale,
  sair da cabana, leave the cabin, time do we leave, have to leave
leaving_late
  quedarnos hasta, quedarme hasta, quedamos hasta, salir mas tarde, salir despues, irnos mas tarde, irnos
  despues, irnos a las, irme a las, salir a las, dejarla a las, late check, salida tardia, salida mas tarde, un
  rato mas tarde, salir tarde, irnos tarde, check out late, check-out late, leave late, leaving late, sair tarde,
  sair um pouco mais tarde, ficar ate, sair mais tarde, saida mais tarde, late checkout,
  stay until, leave later, check out later
bathrooms
  =bano, =banos, banheiro, bathroom
transferred
  te transfirio, les transfirio, le transfirio, te deposito mi, ya transferi, listo transferi, =transferi,
  transferimos, hice la transferencia, hicimos la transferencia,
  fiz a transferencia, ja transferi, i transferred, made the transfer
refund
pays
  =pagar, =pago, pagamos, pagarte, pagarles, pagaria, abonar, transferir, transfiero, deposito, =senar, =pay,
  =paying
later
  manana, despues, luego, mas tarde, a la noche, esta noche, lunes, martes, miercoles, jueves, viernes,
  sabado, domingo, semana que viene, cuando cobr, fin de mes, amanha, depois, segunda, terca, quarta, quinta,
  sexta, tomorrow, later, tonight, monday, tuesday, wednesday, thursday, friday, saturday, sunday, next week
moves
  lleg, vamos, =voy, venir, venimos, entrada, salida, reserv, cheg, arriv, check, del, from, hasta el, noches
unwanted
  quiero, queremos, quero, queremos, want
leave
  gracias, thank, obrigad, dejalo, dejala, =deja, dejemos, mejor no, olvidalo, no importa, deixa, melhor nao,
  esquece, leave it, never mind, nevermind, forget it, better not
first_shown
  la primera, el primero, la 1ra, la opcion 1, a primeira, opcao 1, the first, first one, first option, option
  one
shown_before
  la de antes, el de antes, la anterior, el anterior, lo de antes, la que me pasaste, la que me mostraste, a
  anterior, a de antes, the previous, the one before, the earlier one
as_before
  como antes, como era antes, como estaba, como estabamos, como al principio, como dijimos al principio, lo del
  principio, a lo primero, lo primero que te, las fechas de antes, las primeras fechas, primera fecha, las fechas
  originales, la fecha original, las fechas anteriores, la fecha anterior, a lo anterior, como estava, as datas
  de antes, as primeiras datas, as datas anteriores, como era, like before, as before, as it was, the way it was,
  the original dates, the first dates, the earlier dates, the previous dates
other_shown
  la otra, el otro, a outra, o outro, the other
after_that
  el siguiente, la siguiente, el que sigue, el de despues, la de despues, o seguinte, o que vem depois, one
  after, the next one, the following
person_comes
  ya vienen, vienen, cuando vienen, va a venir, viene alguien, cuanto tardan, tardan, demoran, cuando me
  atienden, me van a atender, cuando me escrib, cuando me llaman, cuando me contest, cuando me respond, me
  contestan, me responden, hay alguien, alguien ahi, quando me respond, alguem vem, vao demorar, tem alguem,
  anybody there, anyone there, when will someone, is someone coming, anyone coming, how long will it
moves_over
  pasarme, pasarnos, pasamos a, me paso a, nos pasamos, cambiarme, cambiarnos, cambiar a, cambiar por,
  cambiarla por, cambio por, cambiamos a, cambiamos por, mudar, en vez de, en lugar de, prefiero la,
  preferimos la, mejor la, trocar, mudar para, em vez de, prefiro a, switch, move to, change to, instead,
  rather have, upgrade
second_stay
  otra reserva, otra estadia, otra cabana, outra reserva, outra cabana, another booking, another cabin, second
  booking
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
in_house
  termica, tablero, disyuntor, llave de paso, llave del gas, control remoto, router, tacho, la basura, las
  sabanas, las toallas, la plancha, fuse, breaker, remote control, the iron, the bins, disjuntor, o controle
one_more_stay
  otra reserva, otra estadia, otra cabana, otra vez, otra escapada, tambien, ademas, aparte, =sumar, agregar,
  para mis, para mi, para unos, para otr, amigos, amigas, hermano, hermana, padres, suegros, volver a ir,
  volvemos, hay lugar, hay algo, tenes lugar, tienen lugar, tenes algo, disponib, outra reserva, outra
  estadia, tambem, alem, mais uma, para os meus, tem vaga, tem lugar, another, as well, also, besides, second
  stay, for my, availab
keeps_only
  solo la, solamente la, unicamente la, nos alcanza con, alcanza con, alcanzaria con, nos quedamos con la, me
  quedo con la, dejame la, dejanos la, nos arreglamos con, so a, somente a, apenas a, basta a, ficamos so,
  only the, just the, enough with, keep the, keep only
drops_one
  sacamos una, sacar una, saco una, quitar una, quitamos una, bajamos una, dejamos una, dejo una sola, una
  sola cabana, una cabana sola, solo una cabana, una menos, cancelar una de, cancelo una de, cancelamos una,
  tirar uma, tiramos uma, so uma cabana, drop one, remove one, cancel one of, only one cabin, just one cabin
drops
  sacala, sacale, =saca, =sacar, sacamos, sacanos, sacame, =quita, quitar, quitala, no la necesit, no necesit,
  sin la, bajamos la, baja la, dar de baja, damos de baja, prescind, sobra, tira a, =tirar, sem a, nao precis,
  drop, remove, without the, don't need, do not need
hypothetical
  si tuviera, si tuvier, si tengo que, si tenemos que, en caso de, si cancelo, si cancelamos, si cancelara, si
  al final no, si no podemos, si no puedo, si no pudiera, si no llego a, si me enferm, si llueve, si surge, si
  pasa algo, que pasa si, si hay que, si se cancela, si cancelan, se eu cancelar, se eu precis, se
  precisarmos, se cancelar, se precisar cancelar, se eu tiver, se tiver que, caso eu, o que acontece se, se
  nao puder, what if, what happens if, if i cancel, if we cancel, if i have to, if we have to, if i need to,
  in case, if something
late
  noche, tarde, despues de las, luego de las, a cualquier hora, llave, noite, chave, late, after, night, key
receipt
  transfer, comprobante, deposit, =pago, pague, =sena, recibo, comprovante, receipt, payment, =paid
animal
  mascota, perr, gat, cachorr, =pet, =pets, dog, =cat, =cats, puppy, animal, caniche, ovejero, labrador,
  golden, bulldog, salchicha, conejo, pelud, bicho, hamster, loro
sort
  techad, cubiert, cerrad, cercad, privad, climatiz, profund, rapid, veloc, =mega, =megas, zoom, teletrab, trabajar,
  fibra, gratis, sin cargo, coberto, coberta, aquecid, rapido, covered, indoor, private, fast, speed, free of
  charge, heated pool, con sombra, para dos autos, camioneta, motorhome, trailer
paid_twice
  mil de mas, pesos de mas, plata de mas,   pague dos veces, pago dos veces, pague doble, pague 2 veces,
  cobraron dos veces, cobraron doble, cobro dos
  veces, cobro doble, cobraron 2 veces, debitaron dos veces, debitaron doble, debito dos veces, dos cargos, dos
  cobros, dos debitos, dos pagos iguales, doble cargo, doble cobro, doble pago, pago duplicado, cobro
  duplicado, cargo duplicado, duplicado el pago, me figura dos veces, me aparece dos veces, transferi dos
  veces, paguei duas vezes, cobraram duas vezes, duas cobrancas, cobranca dupla, cobrado em dobro, paid twice,
  charged twice, charged me twice, double charge, two charges, double payment
not_ours
  el pase, los pases, la entrada al, el remis, un remis, el taxi, un taxi, la excursion, una excursion, los
  esquies, alquilar esqui, alquiler de esqui, el alquiler de, el telefer, la aerosilla, el colectivo, el micro,
  o passe, o ingresso, a taxi, the lift pass, ski rental, the bus
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
our_phone
  tienen un telefono, tienen telefono, un telefono para, numero de telefono, que telefono, cual es el telefono,
  a que numero llamo, a donde llamo, puedo llamar, los puedo llamar, te puedo llamar, tem telefone, qual o
  telefone, posso ligar, phone number, can i call, a number to call
asks_link
  el link, link de pago, o link, payment link, the link
sends
  manda, mandame, mandas, pasa, pasame, pasas, envia, enviame, reenvia, de nuevo, otra vez, de novo, send, again
pet_rule
  solos, solas, quedar solo, quedar sola, suelto, suelta, adentro, subir, sillon, =raza, razas, dentro, sozinho,
  sozinhos, alone, inside, loose
is_confirmed
  me confirmaron la, nos confirmaron la, esta confirmada, esta confirmado, quedo confirmada, quedo hecha, quedo
  reservad, quedo firme, sigue en pie, figura mi reserva, tengo la reserva, tengo reserva, esta hecha la reserva,
  esta tudo confirmado, ficou confirmada, is my booking, is it confirmed, is my reservation, was my booking
each_other
  una de la otra, una de otra, al lado de la otra, pegadas, pegada una, juntas una, una al lado, estan juntas,
  uma da outra, ao lado da outra, from each other, to each other, next to each, side by side
on_arrival
  cuando llego, cuando llegue, cuando llegamos, cuando lleguemos, cuando lleguen, al llegar, al ingresar, al
  entrar, en el lugar, ahi mismo, el dia que llego, quando chegar, ao chegar, na chegada, on arrival, when i
  arrive, when we arrive, when we get there
apart
  cada una, cada cual, por separado, una y otra, cada uma, separad, each, separately, por familia, cada familia, por
  pareja, cada pareja, por casal, cada casal, per family, per couple
by_the_pet
  por ella, por el perro, por la perra, por la mascota, por llevarla, por llevarlo, por el, por ele, por ela,
  pelo cachorro, for her, for him, for the dog, for the pet
tells_me
  espero que me digan, espero que me avis, espero que me resp, quedo esperando, espero novedades,
  te espero, espero tu respuesta, espero su respuesta, quedo a la espera, quedo atent, aguardo, fico no aguardo,
   me avisan, me avisas si, me avisan si, si lo encuentran, si la encuentran, si lo ven,
   me confirmas cuando, me confirma cuando, me avisas cuando, me avisan cuando, me confirmas por, me avisas por,
  avisame cuando, avisenme cuando, confirmame cuando, confirmame por aca, confirmame por este, me avise quando,
  me avisa quando, me
  confirma quando, let me know when, tell me when
refund
  devol, devuel, reembol, reint, refund, estorno, money back
found_it
  pudieron ver, la encontraron, lo encontraron, los encontraron, las encontraron, aparecio, la vieron, lo vieron,
  encontraram, did you find it, has it turned up
news
  cuando me dicen, cuando me decis, cuando me dirian, cuando me avis, cuando me respond, cuando me contest,
  cuando sabes, cuando sabre, cuando voy a saber, averiguaste, pudiste preguntar, preguntaste, te
  contestaron, te respondieron, que te dijo, que te dijeron, pudiste averiguar, alguna novedad, hay
  novedades, alguna noticia, quando me diz, quando me respond, quando me avis, alguma novidade, when will you
  tell, when will you let me know, when will i know, when do i hear, any news, did you find out, any update
last_shown
  la ultima, el ultimo, a ultima, o ultimo, the last
wrong_number
  me confundi de contacto, me confundi de numero, me confundi de chat, me confundi de persona, era para otra
  persona, era para otro grupo, contacto equivocado, me equivoque de contacto, me equivoque de persona, me
  equivoque de numero, equivoque de chat, me enganei de numero, numero equivocado, te equivocaste, se equivoco
  de numero, se equivocaron de numero, no es mi numero, numero errado, wrong number, wrong person
trust
  estafa, estafen, trucho, truchos, fraude, confiable, de confianza, es seguro pagar, es seguro reservar, es
  seguro transferir, como se que, es real, son reales, golpe, confiavel, e seguro pagar, e seguro reservar,
  como sei que, scam, legit, trustworthy, is it safe to pay, is it safe to book, how do i know
harmed
  me estafaron, nos estafaron, fui estafad, me robaron, caí, fui enganad, got scammed, was scammed, denuncia
social
  instagram, =insta, =ig, facebook, =face, tiktok, redes sociales, redes sociais, social media
platform_booking
  booking.com, por booking, por el booking, en booking, desde booking, via booking, de booking, a booking,
  pelo booking, pela booking, no booking, na booking, through booking, on booking, from booking
platform_airbnb
  airbnb, air bnb, airb
platform_other
  despegar, expedia, vrbo, tripadvisor, decolar, hoteles.com, hotels.com
by_transfer
  transferencia, transfiriendo, transferir, bank transfer, wire transfer, por pix
secret
  datos del wifi, red de wifi, clave, contrasena, password, senha, codigo de la puerta, codigo da porta, door code
of_another
  se llama, chama-se, se chama, her name, his name, their name, mi marido, el marido de, la mujer de, la
  esposa de, la hija de, el hijo de, la hermana de, el hermano de, mi esposo, mi mujer, mi esposa, mi hermana,
  mi hermano, mi novio, mi novia, mi mama, mi papa, mi amiga, mi amigo, meu marido, minha esposa, my husband,
  my wife, my sister, my brother
another_booked
  reservo, ya te escribio, te escribio, hizo la reserva, hizo una reserva, tiene una reserva, tiene reserva,
  ya pago, pagar la reserva, fez a reserva, tem uma reserva, ja reservou, has booked, made a booking, already
  booked, has a booking, made the booking
made
  hice, hicimos, =reserve, reservamos, pague, pagamos, tengo una reserva, mi reserva, la reserva, fiz,
  fizemos, reservei, minha reserva, i made, we made, booked, my reservation, my booking
has_booked
  tengo reservad, tenemos reservad, tenia reservad, teniamos reservad, habia reservado, habiamos reservado, ya reserve,
  ya habia reserv, ya tengo reserv, ya tenemos reserv, tenho reservad, temos reservad, ja reservei, ja reservamos,
  i have booked, we have booked, already booked, i ve booked, we ve booked
speaks_of_booking
  reserv, booking, booked, codigo, =code, confirmac, confirmat, confirman
long_stay
  quedarme tanto, quedarnos tanto, quedamos tanto, tantas noches, tantos dias, tanto tiempo, muchas noches,
  varias noches, quedo una semana, quedamos una semana, toda la semana, una semana entera, una quincena, un
  mes entero, fico uma semana, uma semana inteira, stay a week, a whole week, mas noches, mas dias, ficar
  tanto, tantas noites, tantos dias, mais noites, stay that long, staying that long, longer stay, that many
  nights, more nights
`)

type TalkWord =
  | 'how_much'
  | 'deposit'
  | 'part'
  | 'more'
  | 'rest'
  | 'total'
  | 'per_night'
  | 'per_person'
  | 'paid_twice'
  | 'by_the_pet'
  | 'is_confirmed'
  | 'faulty'
  | 'not_ours'
  | 'no_payment'
  | 'must_pay'
  | 'our_phone'
  | 'asks_link'
  | 'sends'
  | 'pet_rule'
  | 'each_other'
  | 'on_arrival'
  | 'apart'
  | 'tells_me'
  | 'not_amount'
  | 'pays'
  | 'later'
  | 'moves'
  | 'unwanted'
  | 'leave'
  | 'first_shown'
  | 'shown_before'
  | 'as_before'
  | 'other_shown'
  | 'after_that'
  | 'person_comes'
  | 'moves_over'
  | 'second_stay'
  | 'puts_off'
  | 'other_pays'
  | 'money'
  | 'in_house'
  | 'one_more_stay'
  | 'keeps_only'
  | 'drops_one'
  | 'drops'
  | 'hypothetical'
  | 'late'
  | 'receipt'
  | 'animal'
  | 'sort'
  | 'pictures'
  | 'promo'
  | 'still_stuck'
  | 'leaving'
  | 'leaving_late'
  | 'bathrooms'
  | 'transferred'
  | 'refund'
  | 'news'
  | 'found_it'
  | 'last_shown'
  | 'wrong_number'
  | 'trust'
  | 'harmed'
  | 'social'
  | 'platform_booking'
  | 'platform_airbnb'
  | 'platform_other'
  | 'by_transfer'
  | 'secret'
  | 'of_another'
  | 'another_booked'
  | 'made'
  | 'has_booked'
  | 'speaks_of_booking'
  | 'long_stay'

export const speaksOf = says

const HOLDS_ON = new Set(
  `espera|esperá|esperame|espera un poco|espera un momento|espera un toque|espera un segundo|para|para un poco|
  para un toque|pera|aguanta|aguantame|un momento|un segundo|mejor no|mejor espera|todavia no|espera ai|espera um pouco|
  pera ai|calma|melhor nao|ainda nao|um momento|wait|wait a moment|wait a minute|hold on|hang on|one moment|not yet|
  actually no|better not|on second thought no|deja asi|dejalo asi|dejala asi|dejemos asi|dejemoslo asi|queda asi|
  que quede asi|como esta|asi como esta|dejalo como esta|dejala como esta|deja como esta|no cambies nada|no la cambies|
  no lo cambies|leave it|leave it as it is|leave it as is|keep it as it is|keep it|deixa assim|deixa como esta|
  deixe assim|fica assim`
    .split('|')
    .map((phrase) => bare(phrase)),
)

/** "No, esperá", "pará": the whole message holds back, and says nothing else. */
export function holdsBack(text: string): boolean {
  if (/[?¿]/.test(text)) return false
  const words = bare(text)
  return (
    HOLDS_ON.has(words) ||
    HOLDS_ON.has(words.replace(/^(?:(?:no|nao|ay|uh|ah|ai|oh|hmm|actually|sorry|perdon) )+/, ''))
  )
}
