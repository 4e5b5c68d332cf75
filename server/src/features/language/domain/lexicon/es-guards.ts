import type { Entry } from './lexicon.ts'

export const spanishGuards: readonly Entry[] = [
  [
    'neg',
    0,
    `no|ni|tampoco|nada|excepto|salvo|menos el|menos la|menos ese|menos esa|que no sea|que no sean|
      descartado|descartada|descartando|descarto|evitando|que no caiga en|que no caiga`,
  ],
  [
    'instead',
    0,
    `en vez de|en vez del|en lugar de|en lugar del|envez del|envez de|no del|donde puse|donde dije|donde decia|
      donde dice`,
  ],
  [
    'commit',
    0,
    `pagarte|depositarte|transferirte|senarte|abonarte|mandarte|te lo paso|te la paso|me la muestres|me la muestren|
      pasar a ver|ir a verla|ir a conocerla|pasar a conocer|pasamos a ver|paso a ver|te confirmo|te aviso|
      te digo|te deposito|te transfiero|te paso|te mando|te escribo|te llamo|te pago|
      te hablo|te contesto|te respondo|te hago|te envio|les confirmo|les aviso|les deposito|les transfiero|
      les paso|les mando|les escribo|les pago|le confirmo|le aviso|le deposito|le transfiero|deposito|
      transfiero|confirmo|aviso|te estoy confirmando|te estaria confirmando|te estoy depositando|
      te voy a depositar|te voy a transferir|te voy a confirmar|te voy a avisar|te doy|te hago la transferencia|
      te seno|senamos|les contesto|te averiguo|lo hablo|lo charlo|lo consulto|lo pienso|te tiro|hablamos|
      charlamos|cobro|te comento|nos hablamos|vemos|te lo confirmo|te lo paso|te la paso|te lo mando|
      te confirmamos|te avisamos|te depositamos|te transferimos|te pagamos|puedo depositar|puedo transferir|
      puedo pagar|puedo senar|depositamos|transferimos|pagamos|pago el|te haria|estoy transfiriendo|
      estoy depositando|deposito la|te llamamos|te escribimos|arreglamos|coordinamos|consulto|decido|resuelvo|
      te dejo|me das|me llamas|me llaman|me avisas|me confirmas|me pasas|me mandas|me contestas|me respondes|
      averiguo|te mando el|recien cobro|me pagan|cobramos|paso a buscar|paso a retirar|paso a pagar|
      paso a dejar|pasamos a buscar|pasamos a pagar|puedo contestar|puedo responder|puedo confirmar|puedo decir|
      puedo avisar|podemos confirmar|podemos contestar|podemos avisar|no te contesto|nos contestan|me contestan|
      depositar|transferir|trabajo|trabajamos`,
  ],
  [
    'did',
    0,
    `cancele lo|cancelamos lo|ya cancele|fuimos|fui|fue en|fueron en|fue el ano pasado|fue el verano|fueron el|
    estuvo|estuvieron|anduvimos|anduvo|se hospedo|se alojo|se hospedaron|se alojaron|estuvimos|estuve|
    nos hospedamos|me hospede|nos alojamos|me aloje|alquilamos|alquile|
      transferi|deposite|pague|hice|mande|envie|ano pasado|el ano pasado|semana pasada|mes pasado|verano pasado|
      ayer|anteayer|antes de ayer|anoche|anteanoche|finde pasado|el finde pasado|fin de semana pasado|
      lunes pasado|martes pasado|miercoles pasado|jueves pasado|viernes pasado|sabado pasado|domingo pasado|
      nos quedamos en|la ultima vez|la otra vez|vez pasada|habiamos ido|habia ido|conocimos|visitamos|volvimos|
      pasamos|nos encanto|les escribi|te escribi|te hable|consulte|pregunte|llame|te llame|escribi|hable|
      hablamos ayer|invierno pasado|enero pasado|julio pasado|vacaciones pasadas|ano anterior|hace un ano|
      deposite el|pagamos el|naci|nos vimos|nos conocimos|nos cruzamos|nos encontramos|los conoci|te conoci|
      los vi|te vi|compre|me llego el|me cobraron|me debitaron|nos cobraron`,
  ],
  ['ago', 0, 'hace'],
  // Thinking it over is no stay of long ago.
  [
    'word',
    0,
    `fuera de|fuera del|por fuera de|sin contar|exceptuando|el primer dia lo|primer dia lo|
      estuvimos hablando|estuvimos charlando|estuvimos viendo|estuvimos pensando|estuvimos mirando|estuve mirando|
      estuve viendo|estuve pensando|estuve hablando|estuve averiguando|estuvimos averiguando|hice cuentas|
      una vuelta|otra vuelta|dar vuelta|si o si|a ver|del otro dia|por ahi|por que no|uno de nosotros|una de nosotras|
      
      lo pasamos al|la pasamos al|la pasamos ahi|lo pasamos ahi|la pasamos alla|la pasamos con|las pasamos|la pasamos|
      lo pasamos para|la pasamos para|lo pasamos`,
  ],
  [
    'booked',
    0,
    `tengo reserva|tengo una reserva|tenemos reserva|tenemos una reserva|tengo reservado|tenemos reservado|
      reserve|reservamos|habia reservado|habiamos reservado|mi reserva|nuestra reserva|la reserva|mi reserva es|
      tenia reserva|tenia reservado|teniamos reserva|ya reserve`,
  ],
  [
    'askhour',
    0,
    'a que hora|hasta que hora|desde que hora|que hora|que horario|a partir de que hora|en que horario|horario',
  ],
  [
    'talk',
    0,
    `hablo|hablar|hablarlo|consultar|consultarlo|charlar|charlarlo|ver|verlo|puede venir|pueden venir|invitar|
      invitar a|recibir|recibir a|preguntar|preguntarle|arreglar|coordinar`,
  ],
  [
    'event',
    0,
    `estamos en otro|estaremos en otro|
      transferencia es|comprobante es|pago es|comprobante|mi cumple es|mi cumpleanos es|nuestro aniversario es|
      el cumple es|nos casamos|me caso|casamiento|es mi cumple|es mi cumpleanos|es el cumple|es el cumpleanos|
      es el cumple de|es nuestro aniversario|cumplo anos|cumple anos|tengo un casamiento|tenemos un casamiento|
      tengo una fiesta|rindo|nace|cumplo|cumple|cumplimos|cumpleanos|cumple de|el cumple|aniversario|
      luna llena del|luna llena de|la luna llena|luna llena|eclipse|festejan|
      tengo turno|turno|turno medico|tengo medico|tengo examen|examen|tengo que trabajar|entro a trabajar|
      vuelvo a trabajar|vuelvo a laburar|volvemos a trabajar|volvemos a laburar|entro a laburar|
      empiezo a trabajar|empiezo a laburar|arranco a trabajar|tengo que laburar|tengo clases|tengo parcial|
      tengo final|tengo entrevista|me operan|nos mudamos|se casa|se casan|es la boda|boda|boda es|casamiento es|
      la fiesta es|la carrera es|carrera|maraton|es la carrera|es el casamiento|bautismo|bautizo|recital|
      recital es|congreso|congreso es|torneo|torneo es|me recibo|se recibe|egresa|es el recital|es el congreso|
      es el torneo|sale mi vuelo|tengo vuelo|vuelo|es el dia de|empiezan las clases|empiezan clases|
      arranca el cole|empieza el cole|el colegio termina|el cole termina|las clases terminan|terminan las clases|
      termina el colegio|termina las clases|empieza las clases|termina el cole|empieza el colegio|
      arrancan las clases|me entregan|nos entregan|
      tengo consulta|tengo dentista|tengo reunion|me operaron|me dan el alta|acto escolar|mi turno|juega|
      juega boca|juega river`,
  ],
  [
    'event',
    1,
    `soy de|somos de|vivo en|vivimos en|venimos de|viajamos desde|calle|avenida|av|avda|esquina|barrio|
      domicilio|direccion|cuit|cuil|dni`,
  ],
  ['wish', 0, 'feliz|felices|buen|lindo|lindas|que tengas|que tengan|que pases|que pasen|disfruten|disfruta'],
  [
    'general',
    0,
    `se puede llegar en|se llega en|se puede pasar en|pronostico|el pronostico|anda bien la calefaccion|
      hace mucho frio|hace mucho calor|hace tanto frio|
      hace tanto calor|hara frio|
      hara calor|suele nevar|suele llover|va a nevar|va a llover|nieva mucho|llueve mucho|que clima|
      que temperatura|que temperaturas|esta lindo|esta fresco|refresca|calienta bien|alcanza la calefaccion|
      mas nieve|baja el precio|bajan los precios|sube el precio|suben los precios|aumenta el precio|
      aumentan los precios|
      es temporada alta|es temporada baja|como esta el tiempo|como esta el dia|el tiempo alla|que tiempo hace|nieva|
      llueve|hace frio|hace calor|el clima|
      clima|hay nieve|hay mosquitos|mucha gente|atienden|abren|
      abierto|abiertos|abierta|abiertas|cerrado|cerrados|trabajan`,
  ],
  [
    'correct',
    0,
    `perdon|no no|nono|digo|ups|oops|uups|upa|ay no|uy no|no para|para para|borra|borra eso|borralo|no borra|
      quise poner|queria poner|o sea no|perdon me equivoque|error|quise escribir|bah|corregido|correccion|
      cambialo por|cambiala por|cambiame por|cambiamelo por|cambialas por|reemplazalo por|
      tengo la cabeza en cualquiera|ando en cualquiera|estoy en cualquiera|edito|edit|editado|fe de erratas|
      perdon la correccion|rectificando|mejor dicho|no espera|espera|esperen|mentira|no mentira|
      quise decir|mejor dicho|me equivoque|me confundi|corrijo|me corrijo|en realidad|perdon era|perdon es|
      perdon quise decir|uy perdon|ay perdon|te dije mal|te puse mal|puse mal|no perdon|perdona|disculpa|
      disculpame|error mio|rectifico|queria decir|mejor en`,
  ],
  ['correct', 1, 'mejor|que sea|mejor que sea|cambio a|era|pasalo a|pongamos|mas bien'],
  [
    'said',
    0,
    `te habia dicho|te dije|les dije|les habia dicho|habia dicho|habiamos dicho|te habia puesto|te habia pedido|
      iba a ser|iban a ser|ibamos a ir|iba a ir|era para|
      dije|habia puesto|te pedi|habia pensado|habiamos pensado|teniamos pensado|tenia pensado`,
  ],
  ['falls', 0, 'o sea|es decir|que es|que cae|que cae el|que caen|que seria|cae|que cae un|que es un'],
  [
    'inside',
    0,
    `que caiga|que caigan|
      los dias que tengas|los dias que haya|los que tengas|las noches que tengas|los dias que puedas|
      adentro de|adentro del|lo que haya|lo que tengas|lo que tengan|lo que sea|cualquier|cualquiera|
      cualquier dia|cualquiera de esos dias|alguna|alguno|algun|algunos|tengo franco|tenemos franco|franco|
      estoy libre|estamos libres|seguidas|corridas|seguidos|corridos|en ese rango|en ese lapso|en ese periodo|
      en esa franja|en esas fechas|con flexibilidad|soy flexible|somos flexibles|flexible|flexibles|a elegir|
      tengo vacaciones|tenemos vacaciones|tengo libre|tenemos libre|en algun momento`,
  ],
  ['but', 0, 'pero|aunque|sino|asi que|entonces|ahora|igual'],
]
