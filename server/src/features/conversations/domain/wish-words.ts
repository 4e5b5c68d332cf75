import { inParts, wordLists } from './word-lists.ts'

/**
 * What guests wish beside dates, by the words they wish it with. Below each name its words; one matches from its
 * beginning, `=` asks for the whole word.
 */
const wishes = wordLists<WishName>(`
others
  otras opciones, otra opcion, otras cabanas, otra cabana, que mas tenes, que mas tienen, que otra, que otras,
  hay otra, tenes otra, tienen otra, mas opciones, outras opcoes, outra opcao, outras cabanas, tem outra, mais
  opcoes, other options, another option, other cabins, another cabin, anything else, what else
dear
  =caro, =cara, carisim, carito, mucha plata, mucho dinero, algo mas barat, mas economic, presupuesto, salado,
  es un monton, es mucho, no llego con, =caras, =caros, una locura, una fortuna, un disparate,
  es un robo, un robo ese, me estan cargando, me estas cargando, estan locos, una barbaridad, un delirio, un afano,
  es una banda, mais em conta, orcamento, muito dinheiro, expensive,
  cheaper, too much money, over budget, our budget, my budget, pricey
bargain
  me la igualas, me lo igualas, la igualas, lo igualas, igualar el precio, igualan el precio, match the price,
  match that
  price, igualar o preco,
   en la web decia, en la pagina decia, en la pagina dice, en la web dice, en la web figura, en la pagina
  figura, en instagram decia, me habian dicho, me habian pasado, me podes hacer algo, podes hacer algo,
  podrias hacer algo, me haces algo, descuentito, un descuento por, aunque sea un, alguna atencion, una
  atencion, algun descuento para, bonificacion, me mejoras, mejorar el precio, melhorar o preco, um
  descontinho, faz um desconto, any discount for, knock something off, me lo dejas, me la dejas, lo dejas en,
  la dejas en, me lo podes dejar, me haces precio, haceme precio, me haces un precio, hacen precio,
  hacen algun precio, haces precio por, ultimo precio, mejor
  precio, rebaja, contraoferta, te ofrezco, me bajas, bajame el precio, bajar el precio, hacer mejor el
  precio, menos plata, desconto, faz por, fecha por, deixa por, faz um preco, melhor preco, best price, lower
  price, lower the price, would you take, any deal, better price, dejamela en, dejamelo en, dejala en, dejalo
  en, dejanosla en, cierro ya, cierro en, cerramos en, cerramos por, lucas menos, pesos menos, menos por noche,
  menos x noche, en otro lado me sale, en otro lado sale, en otro lugar me sale, en otra cabana me sale, me piden
  menos, me ofrecen por, em outro lugar sai, somewhere else for, elsewhere for,
  mas barata en booking, mas barato en booking, en booking la vi, en booking esta, en airbnb la
  vi, en airbnb esta, en otro lado la, en otro lado esta, la vi mas barat, lo vi mas barat, no booking esta,
  =cheaper on
largest
  mas espacio, mas espaciosa, mais espac, more space, more room, roomier,
  mas grande, la grande, mas amplia, maior, bigger, biggest, largest, larger
smallest
  mas chica, mas chiquita, la chica, mas pequen, menor cabana, a menor que, a menor delas, e a menor,
  mais pequena, smaller, smallest
cheapest
  mas barata, mas barato, mas economica, mas economico, la barata, mais barat, cheapest, cheaper
later
  pagar manana, pago manana, pagar mas tarde, pago mas tarde, pagar despues, pago despues, pagar luego, pagar
  el lunes, pagar el martes, pagar el miercoles, pagar el jueves, pagar el viernes, pagar el sabado, pagar el
  domingo, pagar a la noche, pago a la noche, pagar esta noche, pago cuando cobre, cuando cobro, hasta cuando
  puedo pagar, no llego a pagar, si no pago a tiempo, no pago a tiempo, si se me pasa la hora, se me pasa la
  hora, si se vence, nao consigo pagar a tempo, if i don't pay in time, if i miss the deadline, hasta cuando
  tengo, cuanto tiempo tengo, hasta que hora tengo, hasta que hora puedo, hasta que hora se paga, hasta que
  hora hay, hasta que hora me, a que hora vence, cuando vence, cuando se vence, hasta cuando me la guard,
  hasta cuando la guard, hasta cuando la pod, hasta cuando me la pod, cuanto tiempo me la, cuanto tiempo la guard,
  cuanto tiempo la pod, hasta cuando esta guard, ate que horas, ate quando posso, ate quando tenho, until
  what time, what time do i have, when does it expire, by when do i, me la guardas hasta, me la guardan hasta,
  guardamela
  hasta, guardala hasta, me la reservas hasta, me esperas hasta, me esperan hasta, si no pago, se eu nao pagar, if i
  don't pay, transferir manana, transfiero manana,
  deposito manana, pagar amanha, pago amanha, pagar mais tarde, pago mais tarde, pagar depois, pay tomorrow,
  pay later, pay tonight, pay on monday, pay next week, how long do i have, until when can i pay
bot
  sos un bot, sos bot, sos una maquina, sos un robot, sos una persona, sos humano, es un bot, eres un bot,
  hablo con un bot, hablo con una persona, estoy hablando con, sos una ia, quien sos, quien me atiende, con
  quien hablo, voce e um robo, e um robo, e uma pessoa, com quem falo, are you a bot, are you a robot, are you
  real, are you human, is this a bot, am i talking to
present
  hay alguien, alguien ahi, estas ahi, estan ahi, me lees, me leen, seguis ahi, tem alguem, ta ai, voce esta
  ai, anybody there, anyone there, are you there, still there
distance
  a cuanto, que tan lejos, muy lejos, cuan lejos, a que distancia, cuantos km, cuantos kilometros, cuantas
  cuadras, queda cerca, esta cerca, lejos del, a quantos, que distancia, quantos km, fica longe, fica perto,
  how far, how close, walking distance, how many km, is it far, far from, queda lejos, esta lejos, es lejos,
  fica longe, e longe
event
  cumple, fiesta, casamiento, evento, despedida de solter, recital, festa, casamento, birthday, a party,
  wedding, bachelor
fee
  cobran, cuanto sale, cuanto cuesta, tiene costo, tiene cargo, con cargo, sin cargo, adicional, recargo,
  precio, cobra, cobram, quanto custa, tem custo, taxa, charge, cost, fee, extra, how much
cash
  efectivo, en mano, cash, dinheiro vivo, em dinheiro, especie
whole
  todo junto, pagar todo, pago todo, el total, la totalidad, completo, 100, tudo de uma vez, pagar tudo, o
  total, all at once, in full, full amount, everything now, the whole
card
  tarjeta, =visa, mastercard, =amex, credito, debito, cartao, credit card, debit card, =card, =cards
foreign
  extranjer, del exterior, de afuera, internacional, de otro pais, de uruguay, de chile, de brasil,
  estrangeir, do exterior, foreign, international, from abroad, overseas, us card, american card
exotic
  =pix, paypal, cripto, bitcoin, usdt, western union, cheque, crypto, naranja x, cuenta dni, modo, ualá, uala
invoice
  factura, nota fiscal, invoice, =cuit
cancelling
  cancel, pierdo, perdemos, se pierde, perco, =lose, devol, devuel, reembol, reint, refund, money back, estorno,
  arrepent
terms
  politica, condicion, termino, sena, anticipo, reserva, polic, terms, condic, deposit, sinal, booking
rules
  reglas, normas, reglamento, se permite, esta permitido, horario de silencio, regras, regulamento, house
  rules, rules, allowed
`)

export type WishName =
  | 'others'
  | 'dear'
  | 'bargain'
  | 'largest'
  | 'smallest'
  | 'cheapest'
  | 'later'
  | 'bot'
  | 'present'
  | 'distance'
  | 'event'
  | 'fee'
  | 'cash'
  | 'whole'
  | 'card'
  | 'foreign'
  | 'exotic'
  | 'invoice'
  | 'cancelling'
  | 'rules'
  | 'terms'

/** Caro is a name before it is a price. */
const CALLED = inParts(
  '(?:(?:a|en|em|no) (?:nombre|nome) d[eoa]|me llamo|me chamo|my name is|under the name(?: of)?)',
  String.raw` [\p{L}’'-]+(?: \p{L}[\p{L}’'-]+)?`,
)

export function saysOf(name: WishName, text: string): boolean {
  return wishes(name, text.replace(CALLED, ' '))
}

/** "¿Me hacés 400 mil por todo?" */
const OFFERS_SUM = inParts(
  String.raw`\b(?:me|nos) (?:l[oa]s? )?(?:hac[eé]s|hacen|har[ií]as|dej[aá]s|dejan|dejar[ií]as|faz|`,
  String.raw`fazem)\b.{0,12}\d|\d ?(?:mil|lucas|k|palos?)? por todo\b|`,
  String.raw`(?<!\p{L})(?:(?:te|les|le) (?:doy|damos|ofre\p{L}+)|(?:dou|ofere\p{L}+)|`,
  "(?:i|we) (?:can|could|will|would) (?:give|offer)(?: you)?|i'll (?:give|offer)(?: you)?) ",
  String.raw`(?:\$ ?|usd |ars )?\d`,
)

/** They want another price, or name one. */
export function bargains(text: string): boolean {
  return saysOf('bargain', text) || OFFERS_SUM.test(text)
}
