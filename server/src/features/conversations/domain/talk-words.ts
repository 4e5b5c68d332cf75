import { MONEY_WORDS, type MoneyWord } from './money-words.ts'
import { wordLists } from './word-lists.ts'

/** How guests speak of what stands in the talk already: its amounts, its offers, whom they wait for. */
export const speaksOf = wordLists<TalkWord | MoneyWord>(`${MONEY_WORDS.trimEnd()}
pictures
  foto, imagen, video, pictur, photo, =pics, imagem, imagens
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
  originales, la fecha original, las fechas anteriores, la fecha anterior, a lo anterior, como estava,
  como tava, as datas
  de antes, as primeiras datas, as datas anteriores, como era, like before, as before, as it was, the way it was,
  the original dates, the first dates, the earlier dates, the previous dates, deshace el cambio, deshacer el cambio,
  volve atras, volver atras, volvamos atras, volver a la de antes, desfaz a mudanca, desfazer, volta atras, undo,
  what we had, the original one, the old one
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
  sacala, sacale, =saca, =sacar, sacamos, saquemos, =saco, quitemos, bajemos,
  sacanos, sacame, =quita, quitar, quitala, no la necesit, no necesit,
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
animal
  mascota, perr, gat, cachorr, =pet, =pets, dog, =cat, =cats, puppy, animal, caniche, ovejero, labrador,
  golden, bulldog, salchicha, conejo, pelud, bicho, hamster, loro
sort
  techad, cubiert, cerrad, cercad, privad, climatiz, profund, rapid, veloc, =mega, =megas, zoom, teletrab, trabajar,
  fibra, gratis, sin cargo, coberto, coberta, aquecid, rapido, covered, indoor, private, fast, speed, free of
  charge, heated pool, con sombra, para dos autos, camioneta,
  cuantos autos, cuantos coches, cuantos vehiculos, cuantas camionetas, quantos carros, how many cars, dos autos,
  2 autos, tres autos, 3 autos, dois carros, 2 carros, two cars, 2 cars, three cars, 3 cars, motorhome, trailer
not_ours
  el pase, los pases, la entrada al, el remis, un remis, el taxi, un taxi, la excursion, una excursion, los
  esquies, alquilar esqui, alquiler de esqui, el alquiler de, el telefer, la aerosilla, el colectivo, el micro,
  o passe, o ingresso, a taxi, the lift pass, ski rental, the bus
our_phone
  tienen un telefono, tienen telefono, un telefono para, numero de telefono, que telefono, cual es el telefono,
  a que numero llamo, a donde llamo, puedo llamar, los puedo llamar, te puedo llamar, tem telefone, qual o
  telefone, posso ligar, phone number, can i call, a number to call
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
tells_me
  espero que me digan, espero que me avis, espero que me resp, quedo esperando, espero novedades,
  te espero, espero tu respuesta, espero su respuesta, quedo a la espera, quedo atent, aguardo, fico no aguardo,
   me avisan, me avisas si, me avisan si, si lo encuentran, si la encuentran, si lo ven,
   me confirmas cuando, me confirma cuando, me avisas cuando, me avisan cuando, me confirmas por, me avisas por,
  avisame cuando, avisenme cuando, confirmame cuando, confirmame por aca, confirmame por este, me avise quando,
  me avisa quando, me
  confirma quando, let me know when, tell me when
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
  | 'pictures'
  | 'leaving'
  | 'leaving_late'
  | 'bathrooms'
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
  | 'in_house'
  | 'one_more_stay'
  | 'keeps_only'
  | 'drops_one'
  | 'drops'
  | 'hypothetical'
  | 'late'
  | 'animal'
  | 'sort'
  | 'not_ours'
  | 'our_phone'
  | 'pet_rule'
  | 'is_confirmed'
  | 'each_other'
  | 'on_arrival'
  | 'apart'
  | 'tells_me'
  | 'found_it'
  | 'news'
  | 'last_shown'
  | 'wrong_number'
  | 'trust'
  | 'harmed'
  | 'social'
  | 'platform_booking'
  | 'platform_airbnb'
  | 'platform_other'
  | 'secret'
  | 'of_another'
  | 'another_booked'
  | 'made'
  | 'has_booked'
  | 'speaks_of_booking'
  | 'long_stay'
