import { bare, wordLists } from './word-lists.ts'

/** How guests speak of what stands in the talk already: its amounts, its offers, whom they wait for. */
const says = wordLists<TalkWord>(`
how_much
  cuanto, de cuanto, quanto, how much, what is the, what's the, what would the
deposit
  =sena, =senar, anticipo, adelanto, adelantar, pagar ahora, pagar hoy, pago ahora, tengo que pagar, hay que pagar,
  tendria que pagar, debo pagar, abonar, =sinal, de entrada, adiantamento, pagar agora, tenho que pagar,
  deposit, up front, upfront, pay now, down payment, have to pay
rest
  =saldo, =resto, restante, falta pagar, queda por pagar, queda pagar, falta pagar, balance, remaining, the
  rest
total
  =total, precio final, todo junto, preco final, tudo, altogether, overall
per_night
  por noche, la noche, cada noche, por dia, por noite, a noite, por diaria, diaria, per night, a night,
  nightly
not_amount
  tiempo, cuando, tarda, tempo, =long, por noche, la noche, cada noche, por dia, por persona, diaria, per
  night, a night, per person, cancel, devol, devuel, reembol, refund
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
news
  cuando me dicen, cuando me decis, cuando me dirian, cuando me avis, cuando me respond, cuando me contest,
  cuando sabes, cuando sabre, cuando voy a saber, averiguaste, pudiste averiguar, alguna novedad, hay
  novedades, alguna noticia, quando me diz, quando me respond, quando me avis, alguma novidade, when will you
  tell, when will you let me know, when will i know, when do i hear, any news, did you find out, any update
last_shown
  la ultima, el ultimo, a ultima, o ultimo, the last
wrong_number
  me equivoque de numero, equivoque de chat, me enganei de numero, numero equivocado, te equivocaste, se equivoco de numero, se equivocaron de numero, no es mi numero, numero
  errado, wrong number, wrong person
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
  clave, contrasena, password, senha, codigo de la puerta, codigo da porta, door code
made
  hice, hicimos, reserve, reservé, reservamos, pague, pagamos, tengo una reserva, mi reserva, la reserva, fiz,
  fizemos, reservei, minha reserva, i made, we made, booked, my reservation, my booking
speaks_of_booking
  reserv, booking, booked, codigo, =code, confirmac, confirmat, confirman
long_stay
  quedarme tanto, quedarnos tanto, quedamos tanto, tantas noches, tantos dias, tanto tiempo, muchas noches,
  varias noches, mas noches, mas dias, ficar tanto, tantas noites, tantos dias, mais noites, stay that long,
  staying that long, longer stay, that many nights, more nights
`)

type TalkWord =
  | 'how_much'
  | 'deposit'
  | 'rest'
  | 'total'
  | 'per_night'
  | 'not_amount'
  | 'pays'
  | 'later'
  | 'moves'
  | 'unwanted'
  | 'leave'
  | 'first_shown'
  | 'shown_before'
  | 'other_shown'
  | 'after_that'
  | 'person_comes'
  | 'news'
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
  | 'made'
  | 'speaks_of_booking'
  | 'long_stay'

export const speaksOf = says

const HOLDS_ON = new Set(
  `espera|esperá|esperame|espera un poco|espera un momento|espera un toque|espera un segundo|para|para un poco|
  para un toque|pera|aguanta|aguantame|un momento|un segundo|mejor no|mejor espera|todavia no|espera ai|espera um pouco|
  pera ai|calma|melhor nao|ainda nao|um momento|wait|wait a moment|wait a minute|hold on|hang on|one moment|not yet|
  actually no|better not|on second thought no`
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

/** Words that begin a sentence or name a place, and no person. */
const NO_NAME =
  /^(?:soy|somos|me|mi|hola|buen|buenos|buenas|muchas|mercado|villa|san|santa|cabana|la|el|los|las|gracias|ok|si|no|eu|sou|meu|i|my)$/

/** A name written alone: two or three words that begin with a capital. */
export function nameAlone(text: string): string | null {
  const name = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2}$/u.exec(text.trim())?.[0]
  return name && !NO_NAME.test(bare(name).split(' ')[0] ?? '') ? name : null
}
