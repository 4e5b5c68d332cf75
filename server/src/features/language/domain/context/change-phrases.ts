import type { Language } from '../../domain.ts'

/**
 * What is to become different from the stay under discussion, folded. Effects: `nights` longer or shorter, `arrive` and
 * `leave` one end, `move` both, `who` people named, `people` people counted; `+` later or more, `-` earlier or fewer.
 * `{n}` a number, `{unit}` nights, days or weeks, `{who}` people as they are named.
 */
export const CHANGE_PHRASES: Readonly<Record<Language, string>> = {
  es: `
arrive-: (agregar|agregamos|agrega|agregale|agregame|agreguemos|sumar|sumamos|sumale|sumame|sumemos|suma|anadir|
      ponele) {n} {unit} (antes|al principio|al comienzo) # agregá una noche antes
  {n} {unit} mas (antes|al principio) # un día más antes
leave+: (y) {n} mas (despues|al final) # y uno más después
  (atrasar|atrasemos|atrasamos|demorar|demoramos|retrasar|retrasamos|postergar|postergamos) {n} {unit} [la|
      el] {leave} # atrasemos un día la salida
  (atrasar|atrasemos|atrasamos|demorar|demoramos|retrasar|retrasamos|postergar|postergamos) [la|
      el] {leave} {n} {unit} # atrasemos la salida un día
leave-: (adelantar|adelantemos|adelantamos|adelanto) {n} {unit} [la|el] {leave} # adelantemos un día la salida
  (adelantar|adelantemos|adelantamos|adelanto) [la|el] {leave} {n} {unit} # adelantemos la salida un día
arrive-: (adelantar|adelantemos|adelantamos|adelanto) {n} {unit} [la|el] {arrive} # adelantemos un día la llegada
  (adelantar|adelantemos|adelantamos|adelanto) [la|el] {arrive} {n} {unit} # adelantemos la llegada un día
arrive+: (atrasar|atrasemos|atrasamos|demorar|demoramos|retrasar|retrasamos|postergar|postergamos) {n} {unit} [la|
      el] {arrive} # atrasemos un día la llegada
  (atrasar|atrasemos|atrasamos|demorar|demoramos|retrasar|retrasamos|postergar|postergamos) [la|
      el] {arrive} {n} {unit} # atrasemos la llegada un día
nights+: {n} (noche|noches) (despues|al final) # y una noche después
  {n} {unit} (mas|extra|adicional|adicionales|de mas|mas de estadia) # una noche más
  {n} {unit} [o] (otra) (mas) # una noche otra más
  {n} mas (de) {unit} # dos más de noches
  (otra) {unit} [mas] # otra noche más
  (sumando|agregando|agrego|sumo|anado|agregara|agregaria|sumara|sumaria|sumale|sumame|agregale|agregame|
      agregar|agrega|agreguemos|sumar|suma|sumemos|agregarle|
      sumarle|anadir|ponele|estirar|estirala|estiramos|estirarlo|extender|extenderla|extendemos|alargar|
      alargarla|alargamos) [la|lo|estadia|la reserva] {n} {unit} [mas] # sumale una noche
  (quedarnos|quedarme|quedamos|quedo|nos quedamos|me quedo|quedar|nos quedariamos|quedaria|
      quedariamos) {n} {unit} mas # quedarnos un día más
  (una) mas (de estadia|y listo) # una más de estadía
nights-: {n} {unit} (menos|de menos) # una noche menos
  (saquemos|sacamos|sacando|quitando|restando|sacale|sacame|quitale|sacar|quitar|restale|restar|restarle|sacarle|
      quitarle|acortar|acortarla|acortala|acortamos|bajale|recortar) {n} {unit} # sacale una noche
move-: (adelantar|adelantemosla|adelantemoslo|adelantarla|adelantarlo|adelantemos|
      adelantamos|adelanto|adelanta|adelantala|
      adelantarnos) [todo|la reserva|la|reserva|la estadia|mi reserva|estadia|las fechas|fechas|la fecha|
      mi] [reserva|estadia|fechas|fecha] {n} {unit} # adelantemos todo un día
  (correr|correrla|correrlo|corremos|corre|correla|correlo|corramos|corramoslo|corramosla|
      corremelo|corremela|movemelo|movemela|pasamelo|pasamela|movamosla|movamoslo|
      pasemosla|pasemoslo|mover|moverla|moverlo|movemos|move|movela|pasar|
      pasarla|pasarlo|pasala) [todo|la reserva|la|mi|las|el] [reserva|estadia|fechas|fecha|
      finde] {n} {unit} [para|hacia] (atras|antes) # correla un día antes
  (todo) {n} {unit} (antes|antes de|antes de lo que) # todo un día antes
  {n} (week|weeks|semana|semanas) (antes|antes de) # una semana antes
move+: (postergar|posterguemosla|posterguemoslo|postergarla|postergarlo|postergamos|
      posterguemos|posponer|posponerla|posponemos|aplazar|
      aplazarla|atrasar|atrasarla|atrasamos|atrasemos|atraso|retrasar|retrasarla|demorar) [todo|la reserva|la|
      mi|las|el] [reserva|estadia|fechas|fecha|viaje] {n} {unit} # postergar dos días
  (correr|correrla|correrlo|corremos|corre|correla|correlo|corramos|corramoslo|corramosla|
      corremelo|corremela|movemelo|movemela|pasamelo|pasamela|movamosla|movamoslo|
      pasemosla|pasemoslo|mover|moverla|moverlo|movemos|move|movela|pasar|
      pasarla|pasarlo|pasala) [todo|la reserva|la|mi|las|el] [reserva|estadia|fechas|fecha|
      finde] {n} {unit} [para] [adelante|despues|mas adelante|
      mas] [tarde] # correr la reserva una semana para adelante
  (todo) {n} {unit} (despues|despues de|mas tarde|mas adelante) # todo un día después
  {n} (semana|semanas) (despues|despues de|mas adelante|mas tarde) # una semana después
arrive-: {arrive} {n} {unit} (antes|antes de|antes de lo|mas temprano) # llegamos un día antes
  (agregar|agregamos|agrega|agregale|agreguemos|sumar|sumamos|sumale|sumemos|anadir|
      ponele) {n} {unit} (antes|al principio|al comienzo) # agregamos una noche antes
  {n} {unit} (antes) [la|el|de] {arrive} # un día antes la llegada
nights+: (sumamos|agregamos) {n} {unit} # sumamos una noche
arrive+: {n} {unit} (despues|mas tarde) [la|el|de] {arrive} # un día después la llegada
  {arrive} {n} {unit} (despues|despues de|mas tarde|tarde) [de lo que|de] [te|
      les] [dije] # llegamos un día más tarde
leave-: {leave} {n} {unit} (antes|antes de) # nos vamos un día antes
  {n} {unit} (antes) [la|el|de] {leave} # un día antes la salida
leave+: {leave} {n} {unit} (despues|despues de|mas tarde|mas) # nos vamos un día después
  {n} {unit} (despues|mas tarde) [la|el|de] {leave} # un día después la salida
move-: {n} {unit} (antes) # un día antes
move+: {n} {unit} (despues|mas tarde) # un día después
people+: (somos|seremos|seriamos|vamos|vamos a ser|viene|vienen|va|van|se suma|se suman|se agrega|se agregan|
      sumale|suma|agrega|agregale|agregar|sumar|quiero agregar|seria|serian|hay|y) [a|que|con] {n} [persona|
      personas|huesped|huespedes|pasajero|pasajeros|adulto|adultos|pax] mas # somos uno más
  {n} (persona|personas|huesped|pasajero|pasajeros|pax) (mas|extra|adicional|adicionales) # una persona más
  (se suma|se suman|se agrega|se agregan|agregar|agrega|agregale|sumar|sumale|suma|sumamos|
      agregamos) [a] {n} (persona|personas|huesped|pasajero|pax) # se suma una persona
  (se suma|se suman|se agrega|se agregan) {n} # se agregan dos
  {n} mas # uno más
people-: (nos bajamos|bajamos|bajan|baja) {n} # nos bajamos dos
  (somos|seremos|seriamos|vamos|vamos a ser|viene|vienen|va|van|seria|serian|
      al final somos) {n} [persona|personas|huesped|huespedes|pasajero|pasajeros] menos # somos uno menos
  {n} (persona|personas|huesped|pasajero|pasajeros) (menos|de menos) # una persona menos
  (se baja|se bajan|se bajo|se bajaron|falta|faltaria) (uno|una) # se baja uno
  {n} menos # uno menos
who+: (tambien) (viene|vienen|va|van|vendria|vendrian|se suma|se suman|viaja|viajan|iria|irian|vamos con|
      voy con|llevamos|llevo|traemos|traigo) [a|con|al] {who} # también viene mi suegra
  (llevamos|llevo|traemos|traigo) (a|al) [la|el|mi] {who} # llevamos al perro
  (se suma|se suman|se sumo|se sumaron|se sumaria|se agrega|se agregan|se agrego|se une|se unen|se prende|
      se prenden|se incorpora) [tambien|a|al final] {who} # se suma mi hermano
  (viene|vienen|va|van|vendria|vendrian|llevamos|llevo|traemos|traigo|iria|irian) (tambien) [a|
      con] {who} # viene también mi suegra
  (viene|vienen|va|van|llevo|llevamos|traigo|traemos) {who} (tambien) # viene mi hermana también
  {who} (tambien|tambien se|al final) (viene|vienen|va|van|suma|suman|quiere venir|quieren venir|se suma|
      se suman) # mi suegra también viene
  (pero|ah|uy) (viene|vienen|va|van|vendria|vendrian) [tambien] {who} # pero viene un amiguito
  {who} (se suma|se suman|se agrega|se agregan|se prende|se une) # mi hermano se suma
  (sumale|sumame|agregale|agregame|agregar|agrega|agreguemos|sumar|suma|sumemos|sumamos|agregamos|anadir|
      quiero agregar|quiero sumar) [tambien] [a] {who} # agregá a mi mamá
  (al final) (viene|vienen|va|van) [tambien] {who} # al final viene mi suegra
  (grande|otra|cama|camas|lugar|espacio) (porque|xq|ya que) (viene|vienen|vendria|
      vendrian) [tambien] {who} # una más grande porque viene mi hermano
  (y) (tambien) {who} # y también mi suegra
  (capaz|quizas|quiza|tal vez|a lo mejor|por ahi|puede que|capaz que) [que] (viene|venga|va|vaya|se suma|
      se sume|vienen|se suman) [tambien] {who} # y capaz viene mi suegra
  {who} (mas) # un chico más
who-: (no) (viene|vienen|va|van|vendria|vendrian|puede venir|pueden venir|viaja|viajan|va a venir|
      van a venir) [mas] {who} # no viene mi suegra
  {who} [al final|ya] (no) (viene|vienen|va|van|puede venir|pueden venir|puede ir|pueden ir|puede|pueden|viaja|
      viajan|va a venir|van a venir|va a poder|van a poder|llega|llegan|se suma) [mas|venir|
      ir] # mi suegra no viene
  (se baja|se bajan|se bajo|se bajaron|se cae|se cayo|falta) {who} # se baja mi primo
  (saca|sacale|sacame|quita|quitale|resta|restale|descontale) [a] {who} # sacá un nene
  (sin) {who} # sin mi suegra
  {who} (menos) # un chico menos
  {who} (se baja|se bajan|se bajo|se bajaron|se cayo|se cae|cancelo|se arrepintio) # mi hermana se baja
`,
  pt: `
arrive-: (acrescentar|acrescenta|adicionar|adiciona|somar|ficar|colocar) [mais] {n} {unit} (antes|no comeco|
      no inicio) # adicionar uma noite antes
nights+: {n} {unit} (a mais|extra|extras|adicional|adicionais) # uma noite a mais
  mais {n} {unit} # mais uma noite
  (outra) {unit} # outra noite
  (acrescentar|acrescenta|adicionar|adiciona|somar|estender|estende|esticar|prolongar) [por|a estadia|a reserva|
      em] {n} {unit} # adicionar uma noite
  (ficar|ficarmos|ficamos|fico) mais {n} {unit} # ficar mais uma noite
nights-: {n} {unit} (a menos) # uma noite a menos
  menos {n} {unit} # menos uma noite
  (tirar|tira|diminuir|reduzir) {n} {unit} # tirar uma noite
move-: (adiantar|adianta|antecipar|antecipa|antecipamos) [tudo|a reserva|a|minha|reserva|a estadia] [reserva|
      estadia] [em] {n} {unit} # antecipar um dia
  {n} (semana|semanas) antes # uma semana antes
move+: (adiar|adia|adiamos|atrasar|atrasa|postergar|empurrar) [tudo|a reserva|a|minha|reserva] [reserva|
      estadia] [em|por] {n} {unit} # adiar um dia
  {n} (semana|semanas) depois # uma semana depois
arrive-: {arrive} {n} {unit} (antes|mais cedo) # chegamos um dia antes
arrive+: {arrive} {n} {unit} (depois|mais tarde) # chegamos um dia depois
leave-: {leave} {n} {unit} (antes|mais cedo) # saímos um dia antes
leave+: {leave} {n} {unit} (depois|mais tarde) # saímos um dia depois
move-: {n} {unit} antes # um dia antes
move+: {n} {unit} depois # um dia depois
people+: (somos|seremos|vai|vao|vem) mais {n} [pessoa|pessoas] # somos mais um
  mais {n} (pessoa|pessoas|hospede|hospedes) # mais uma pessoa
  {n} [pessoa|pessoas] (a mais) # uma pessoa a mais
people-: {n} [pessoa|pessoas] (a menos) # um a menos
  (somos|seremos) menos {n} # somos menos um
  (menos) {n} (pessoa|pessoas|hospede|hospedes) # menos uma pessoa
who+: {who} (tambem) (vai|vem|vao|vamos) # minha sogra também vai
  (vamos levar|vou levar|levaremos|vem|vao|vai) {who} (tambem|junto) # vamos levar a vovó também
  (tambem) (vai|vem|vao|levamos|levo) {who} # também vai minha sogra
  (maior|outra|cama|camas|espaco) (porque|ja que) (vem|vai|vao|vai vir|
      vao vir) [tambem] {who} # uma maior porque vem minha sogra
  (vai|vem|vao) (tambem) {who} # vai também minha sogra
  (acrescentar|acrescenta|adicionar|adiciona|incluir|inclui) {who} # incluir meu irmão
  (vai|vem|vao) mais {who} # vai mais uma criança
  mais {who} # mais um adulto
who-: {who} (nao) (vai|vem|vao|pode|podem|vai poder|vao poder) [mais] [ir|vir] # minha sogra não vai
  (nao) (vai|vem|vao) [mais] {who} # não vai minha sogra
  sem {who} # sem minha sogra
  {who} (desistiu|nao pode mais|nao vai mais|cancelou) # meu irmão desistiu
`,
  en: `
arrive-: (add|adding|stay|get|book) [an|extra|one] {n} [more|extra] {unit} (before|earlier|beforehand|at the start|
      at the beginning) # add a night before
nights+: {n} (more|extra|additional|further) {unit} # one more night
  (an) (extra|additional) {unit} # an extra night
  (another) {unit} # another night
  {n} {unit} (more|longer|extra) # one day longer
  (add|adding|extend|stay) [it|the|our|my|by|for|an|stay|booking] [stay|booking|by] {n} [more|
      extra] {unit} # extend by one night
nights-: {n} {unit} (less|fewer|shorter) # one night less
  {n} (less|fewer) {unit} # one less night
  (cut|remove|shorten|drop|lose) [it|by|the|stay] [by] {n} {unit} # shorten by one night
move-: (move|shift|bring|push) [it|everything|the|our|my] [booking|reservation|stay|dates] [forward|earlier|
      up] [by] {n} {unit} (earlier|forward|sooner) # move it a day earlier
  (everything) {n} {unit} (earlier|before) # everything a day earlier
  {n} (week|weeks) (earlier|before) # a week earlier
move+: (move|shift|push|postpone|delay) [it|everything|the|our|my] [booking|reservation|stay|dates] [back|
      by] [by] {n} {unit} [later|back] # push it back a day
  {n} (week|weeks) (later) # a week later
arrive-: {arrive} {n} {unit} (earlier|before|early|sooner) # arriving a day earlier
arrive+: {arrive} {n} {unit} (later|late|after) # arriving a day later
leave-: {leave} {n} {unit} (earlier|before|early|sooner) # leaving a day earlier
leave+: {leave} {n} {unit} (later|late|after) # leaving a day later
move-: {n} {unit} (earlier|sooner) # a day earlier
move+: {n} {unit} (later) # a day later
people+: (we're|we are|we'll be|we will be|there's|there is|there are|plus|and) {n} (more|extra) [person|people|
      guest|guests|adult|adults] # we are one more
  {n} (more|extra|additional) (person|people|guest|guests) # one more person
  (an) (extra|additional) (person|guest) # an extra person
  (another) (person|guest) # another person
  {n} (person|people|guest|guests) more # one person more
  {n} more # one more
people-: {n} (person|people|guest|guests) (less|fewer) # one person less
  {n} (less|fewer) [person|people|guest|guests] # one less
who+: {who} (is|are|will be|'s) [also] (coming|joining|joining us|coming along) [too|also|us|as well|
      along] # my brother is joining us
  {who} (will|wants to|want to) (join|come) [us] [too|also|as well] # my mother will come too
  {who} (joins|join) [us] [too|also|as well] # what if my sister joins us?
  {who} (comes|come) (too|also|as well|along|with us) # my mother comes along
  {who} (too|also|as well) # my mother too
  (also) {who} # also my mother
  {extra} # one more kid
  (add|adding|include) {who} # add my brother
who-: {who} (isn't|is not|isnt|aren't|are not|won't be|can't|won't) [be] (coming|joining|come|make it) [anymore|
      any more] # my mother isn't coming
  without {who} # without my mother
  {who} (dropped out|cancelled|canceled|bailed) # my friend dropped out
`,
}
