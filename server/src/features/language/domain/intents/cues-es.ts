import { compileCues } from './cues.ts'

/** Weights: 0.9 and over names the wish itself, 0.6 is a hint that loses to any wish, 0.4 is courtesy. */
export const spanishCues = compileCues([
  [
    'human',
    0.97,
    'operador(?:a)?|humano|(?:hablar|comunicarme|charlar|contactarme|contacto) con (?:una|un|el|la|alguien|alguno|ustedes|vos)\\b.*|(?:puede|puedo|podria|podrian|pueden) (?:atender(?:me)?|hablar) (?:alguien|una persona|con).*|me (?:puede|puede|podria|pueden) atender.*|pasame con.*|hay alguien(?: ahi| del otro lado)?|alguien (?:ahi|me responde|me contesta|que me atienda|real)|me (?:podes|puede|pueden|podrias|podrian) llamar|llamame|llamenme|me llaman|(?:el|la|al|del) (?:dueno|duena|encargad[oa]|administrador|propietari[oa]|gerente)|(?:una )?persona (?:real|de verdad|fisica)|(?:un |una )?asesor(?:a)?|(?:no|sos|eres) (?:un |una )?(?:robot|bot|maquina|contestador)|atencion (?:humana|personalizada|al cliente)|representante|recepcionista|recepcion|(?:me )?(?:atienda|atiende|atiendan|responda|responde|conteste) (?:una|alguien|alguna|el|la)\\b.*|me llam(?:as|an|arias|arian)|llamarme|telefono (?:para|de contacto|fijo).*|(?:un )?(?:reclamo|queja)|reclamar|quejarme|estafa|denunciar?|no (?:me |nos )?(?:entendes|estas entendiendo|entiende|entienden|entendiste|estan entendiendo|estas ayudando).*|alguien me (?:atiende|ayuda|puede).*',
  ],
  [
    'payment_proof',
    0.96,
    'comprobante(?:s)?|captura del pago|(?:ya|recien|ahi|acabo de|listo) (?:te |les |le )?(?:transferi|pague|deposite|abone|sene|pagamos|transferimos|depositamos|transferir|pagar|depositar|abonar|hice (?:la |el )?(?:transferencia|deposito|pago)|mande la (?:plata|sena|guita)|gire)|(?:te |les )?(?:transferi|deposite|abone)(?: (?:la|el|los) .*)?|hice (?:la |el |una )?(?:transferencia|deposito|pago)|transferencia (?:hecha|realizada|enviada|lista)|(?:pago|deposito) (?:hecho|realizado|enviado|listo)|(?:te|les|le) (?:llego|entro|figura|aparecio|cayo|impacto) (?:la|el|mi) (?:plata|pago|transferencia|deposito|dinero|sena|guita)|(?:llego|entro|se acredito|recibiste|recibieron|acreditaron|les aparece) (?:la|el|mi) (?:plata|pago|transferencia|deposito|dinero|sena)|ticket de pago|constancia (?:de|del) (?:pago|transferencia)|ya esta(?: hecha?)? (?:la transferencia|el pago|el deposito|paga|pago|pagada|la sena)|(?:la )?sena (?:ya )?esta (?:paga|hecha|enviada)|pague (?:la|el|con|por) .*|(?:listo |ya )?(?:transferid[oa]|depositad[oa]|abonad[oa]|senad[oa])|(?:te |les )?(?:mande|envie|pase|paso|mando|envio|dejo|adjunto) (?:la |el |una )?(?:captura|comprobante|ticket|recibo|constancia|foto del (?:pago|comprobante))|captura(?: de (?:la transferencia|pantalla|pago).*)?|la plata ya .*',
  ],
  [
    'cancel',
    0.95,
    'cancel(?:ar|o|a|amos|arla|arlo|acion|aria|ame|emos|alo|ala|en|e|ada|aste|aran|arian)|dar(?:la|lo)? de baja|(?:dame|damos|doy|den|dale) de baja|anul(?:a|ar|o|ame|ado|arla|en|emos|amos|acion)|(?:no|ya no) (?:vamos|voy|podemos|puedo|podremos|podre|iremos) (?:a )?(?:poder )?(?:ir|viajar|vamos|asistir|llegar a ir)|no (?:vamos|voy) a (?:ir|viajar|poder ir|poder viajar)|ya no vamos|no viajamos|suspender (?:la|mi|nuestra|el) .*|suspendemos|desist(?:o|imos|ir)|dejar sin efecto|bajame de.*|no podemos ir|nos bajamos|me bajo',
  ],
  [
    'change_dates',
    0.95,
    '(?:cambi|modific|reprogram|mov|corr|posterg|adelant|aplaz|atras|mud|traslad)(?:ar|ala|amos|arla|arlo|arme|arnos|o|ame|er|erla|erlo|ari?a)?(?: .{0,24})? (?:la fecha|las fechas|fecha|fechas|los dias|el dia|la reserva|mi reserva|nuestra reserva|la estadia|mi estadia|el finde|las noches|de fecha|de dia|de dias|el ingreso|la llegada)|reprogramar|reprogramamos|reprogramo|(?:pasar(?:la|lo|me|nos)? (?:la |mi |nuestra )?(?:reserva |fecha |estadia )?(?:para|al|del \\d+ al) .*|pasar (?:la|mi|nuestra|de) (?:fecha|reserva|estadia)(?: .*)?)|(?:correr|correrla|correrlo|mover|moverla|moverlo|cambiarla|cambiarlo|postergar|postergarla|adelantarla|adelantar|posponer|aplazar|trasladar) (?:para|al?|una|un|unos|el|la|del|hasta) .*|(?:agregar|sumar|anadir|extender|alargar|quitar|sacar|restar) (?:una?|otra|dos|la|el|mas|un par de|\\d) (?:noche|noches|dia|dias|estadia)s?.*|en vez (?:de|del) .*|en lugar (?:de|del) .*|cambio de (?:fecha|fechas|dia|dias)|extender (?:la|mi|nuestra) (?:estadia|reserva)|quedarnos (?:una|un|dos) (?:noche|dia)s? mas|una noche mas|un dia mas|posponer',
  ],
  [
    'my_reservation',
    0.93,
    '(?:como|que) (?:esta|estado tiene|va|paso con|onda con|sabes de) (?:mi|nuestra|la) reserva|estado de (?:mi|la|nuestra) reserva|(?:tengo|tenemos|tenia|teniamos|hice|hicimos) (?:una |la )?(?:reserva|reservad[oa])(?: .*)?|(?:ver|consultar|revisar|confirmar|chequear|buscar|saber de|datos de|informacion de|detalles? de|codigo de|numero de) (?:mi|nuestra|la) reserva|(?:esta|quedo|figura|sigue) (?:confirmada|confirmado|reservada|reservado|en pie|lista|firme)(?: .*)?|cuanto (?:me falta|debo|falta|resta|adeudo|nos falta|queda por|queda de saldo|me queda)(?: .*)?(?: pagar| abonar)?|(?:mi|nuestra) reserva(?: (?:res|codigo|numero|nro).*)?|saldo (?:pendiente|restante|que resta|de mi reserva)|(?:dias?|fechas?) (?:tenia|tengo|teniamos|tenemos) reservad[oa]s?|codigo de (?:la )?reserva.*|cuando (?:era|es|tengo) (?:mi|nuestra|la) reserva|reserve (?:para|del|desde|a nombre) .*',
  ],
  [
    'payment',
    0.92,
    '(?:como|donde|cuando|cual|de que forma|de que manera) (?:se |te |les |hago para |hay que |puedo |podemos |tengo que |es |la |el |lo |seria |forma de )*(?:pag[ao]|pagar(?:te|les|lo|la)?|abona|abonar|abono|deposito|transfiero|transferir|senar|seno|sena)|(?:formas?|medios?|metodos?|modos?) de pago|(?:aceptan?|acepta|reciben|toman|trabajan con|tienen|se puede con|puedo pagar con|pagar con|con) (?:tarjeta|tarjetas|mercado ?pago|mp|debito|credito|efectivo|dolares|transferencia|cheque|visa|mastercard|naranja|modo|cuenta dni|usdt|crypto|cripto|qr|posnet|euros|reales|link de pago)(?: .*)?|cuanto (?:es|hay que|seria|sale|tengo que|piden|pedis|se|debo|de|hay) (?:de |la |dejar |para |)*(?:sena|senar|senia|deposito|depositar|anticipo|adelanto|adelantar|reservar con sena)|(?:el|tu|me pasas|pasame|mandame|cual es|decime|tenes|por|un|los datos|datos) (?:el |del |de la |tu |su )*(?:cbu|alias|cvu|cuenta|cuenta bancaria|datos bancarios|datos para)(?: .*)?|cbu|alias|cvu|datos bancarios|datos para (?:transferir|depositar|la transferencia|el deposito|la sena|senar|pagar)|en cuotas|cuotas|hay que (?:dejar|hacer|pagar|abonar) (?:un |una |alguna? )?(?:deposito|sena|anticipo|adelanto)|(?:se paga|pagar|abonar|pago|abono)(?: .{0,20})? (?:en efectivo|con tarjeta|al llegar|cuando llego|cuando llegamos|alla|en el lugar|por adelantado|todo junto|antes|la sena|el resto|el saldo|una parte|mitad|ahora|hoy|en dolares|en pesos|por transferencia|al salir)|(?:te |les )?(?:deposito|transfiero|senamos|depositamos|transferimos|pago|mando|hago|paso|voy a (?:transferir|depositar|pagar|senar)) (?:la|el|los|una|un) (?:sena|deposito|plata|anticipo|transferencia|guita|saldo|resto|pago)(?: .*)?|link (?:de|del|para) (?:pago|pagar|mercado pago)|(?:piden|pedis|cobran|cobras|necesitan|requiere|lleva|hacen) (?:sena|deposito|anticipo|adelanto|senia)|factura|facturan|hacen factura|se puede senar|senar|con que se paga|mercado ?pago|que porcentaje (?:de|es|hay|piden|tengo|se)(?: .*)?|la sena',
  ],
  [
    'checkin_time',
    0.93,
    '(?:a|hasta|desde|para|de|a partir de|en) (?:que|cual) (?:hora|hs|horario|horarios).*|que (?:hora|horario|horarios) (?:es|tiene|tienen|de|para|hay|manejan|seria|puedo|podemos|se|son).*|cual es (?:el|la) (?:horario|hora).*|horarios?(?: (?:de|del|para) .*)?|(?:entrar|llegar|ingresar|salir|irnos|dejar|retirarnos|irme|entrada|ingreso|llegada|check ?in|check ?out|quedarnos|hacer el check ?in|ir) (?:.{0,20} )?(?:antes|despues|mas temprano|mas tarde|temprano|tarde|tempranito|a ultima hora|de madrugada|de noche|a la noche)(?: (?:de|del) .*)?|(?:late|early) check.*|late|(?:llegamos|llego|llegaria|llegariamos|vamos a llegar|estariamos llegando|voy a llegar|llegaremos|entramos|salimos|ingresamos|arribamos) (?:a las|a la una|tipo|como a las|tipo las|a eso de las|despues de las|antes de las|cerca de las|pasadas las|de madrugada|tarde|sobre las|recien a las|temprano|muy tarde)(?: .*)?|(?:dejar|guardar) (?:las |los |el )?(?:valijas|bolsos|equipaje).*|cuando (?:hay que|puedo|podemos|se puede|se) (?:entrar|salir|ingresar|dejar|entra|sale|desocupar).*|(?:check ?in|check ?out|ingreso|salida|entrada) (?:es )?a que hora|(?:check ?in|check ?out|ingreso|egreso) (?:a las|a la|tipo|antes|despues).*|(?:llegar|entrar|ingresar|salir|irnos) (?:a la madrugada|de madrugada|al mediodia|a la medianoche|a medianoche|a la manana|a la tarde|a la noche)(?: .*)?',
  ],
  [
    'pets',
    0.9,
    '(?:.{0,40} )?(?:perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|mascotas?|mascotitas?|animal(?:es)?|animalitos?|caniche|cachorr[oa]s?|bichos?|pet|pet friendly|petfriendly|pets?|pichicho|labrador|michi)(?: .{0,40})?(?:\\?|se puede|puede|pueden|aceptan|permiten|problema|dejan|admiten|cobran|reciben)|(?:aceptan?|admiten?|permiten?|reciben|dejan|se aceptan|se admiten|se permiten|acepta|permitidas?|cobran|llevar|llevo|llevaria|llevariamos|ir con|puedo ir con|podemos ir con|viajo con|pagan?|llevamos|extra por|puede ir|son) (?:.{0,16} )?(?:perr[oa]s?|perrit[oa]s?|gat[oa]s?|gatit[oa]s?|mascotas?|animal(?:es)?|animalitos|pet friendly|petfriendly|pets?|pet)(?: .*)?|pet friendly|petfriendly|mascotas?|apto mascotas',
  ],
  [
    'photos',
    0.9,
    'fotos?|fotitos?|imagen|imagenes|videos?|instagram|insta|ig|(?:ver|mostrar|mostrarme|mostrame|mostrarnos|muestrame|conocer) (?:como |la |el |las |los |por |algo |un |mas )*(?:es|son|cabana|cabanas|lugar|depto|casa|dentro|interior|complejo|cabanitas)(?: .*)?|por dentro|como (?:es|son) (?:adentro|por dentro)|mostrame.*|facebook|pagina web|tienen (?:pagina|web|redes|face)|catalogo|folleto|galeria|tour virtual|recorrido',
  ],
  [
    'location',
    0.9,
    '(?:donde|adonde|en donde|en que parte|en que zona|en que lugar|en que barrio|por donde) (?:estan?|queda|quedan|se|es|son|se encuentran?|se ubican?|estas).*|donde|como (?:llego|llegamos|se llega|hago para llegar|puedo llegar|llegar|voy|vamos|es el acceso|es el camino|ir)(?: .*)?|ubicacion|ubicados?|ubicada|ubican|direccion|domicilio|maps?|google maps|mapa|(?:a )?(?:cuanto|que distancia|cuantas cuadras|cuantos km|cuantos kilometros|cuantos minutos|que tan lejos) (?:queda|quedan|esta|estan|hay|del|de la|al|son|tenes|tienen|a la|tengo)(?: .*)? ?(?:centro|lago|rio|playa|ruta|terminal|aeropuerto|mar|cerro|pueblo|ciudad|supermercado|montana|base|catedral|sierras|plaza|costanera|parque|arroyo|dique|termas)|cuanto queda.*|(?:esta|estan|queda|quedan) (?:muy |tan |a )?(?:cerca|lejos|orillas?|metros|cuadras|minutos|alejad[oa]s?)(?: .*)?|lejos (?:de|del) .*|(?:a|esta a|queda a) \\d+ (?:km|kms|cuadras|metros|minutos|min)(?: .*)?|ubi|(?:estan|quedan|se encuentran|queda) (?:en|sobre) (?!pie|promo|venta|cuotas).*|colectivos?|bondi|micro|remis|uber|terminal|aeropuerto|cerca (?:de|del) (?:la|el|lago|rio|centro|playa|mar|ruta).*|llegar en (?:auto|colectivo|bondi|micro|remis|taxi|transporte|camioneta)(?: .*)?|(?:en|con) auto comun|coordenadas|geolocalizacion|camino (?:de )?(?:ripio|tierra|asfaltado)|(?:es|hay) (?:de )?ripio|transporte publico|vista al (?:lago|mar|rio)|como se llega|(?:es|son) en (?:el centro|la playa|el bosque|la montana|la ciudad)',
  ],
  [
    'policies',
    0.9,
    '(?:politica|politicas|condicion|condiciones|reglas?|normas?|reglamento|terminos|requisitos?)(?: .*)?|(?:se puede|permiten|permitido|dejan|esta permitido|puedo|podemos) (?:fumar|hacer (?:una |un )?(?:fiesta|fiestas|ruido|asado|fuego|fogata|fogon|evento|cumpleanos|reunion)|poner musica|llevar (?:visitas?|gente|invitados|amigos)|recibir visitas|invitar.*|tener visitas)(?: .*)?|(?:reembolso|reintegro|reembolsable|devolucion|devuelven|devolves|reintegran)(?: .*)?|minimo (?:de )?(?:noches|dias|estadia)|(?:cuantas|cuantos) (?:noches|dias) (?:minimo|es el minimo|como minimo|minima|de minimo)|estadia minima|minimo cuantas.*|(?:es|son|hay) (?:un )?minimo.*|(?:alquilan|alquilas) (?:por|una) (?:dia|noche|una noche|una sola noche)|edad minima|capacidad maxima|maximo de personas|visitas|ruidos molestos|fumar|minimo (?:de )?(?:\\d+|una|dos|tres|cuatro)? ?(?:noches?|dias?|estadia)(?: .*)?|grupos? de (?:jovenes|amigos|egresados|chicos|chicas)(?: .*)?|solo familias|(?:cancelar?|cancelacion) (?:sin cargo|sin costo|gratis|gratuita)(?: .*)?|hasta cuando (?:puedo|se puede|podemos|tengo) .*cancel.*',
  ],
  [
    'amenities',
    0.86,
    '(?:.{0,30} )?(?:wifi|wi fi|internet|senal|pileta|piletas|piscina|parrilla|parrillas|quincho|asador|cochera|estacionamiento|garage|garaje|calefaccion|calefaccionad[oa]s?|aire acondicionado|aire|ac|ventilador|estufa|hogar|estacionar|estaciono|estacionamos|dejar el auto|cancha|gimnasio|spa|kayaks?|bicicletas?|bar|utensilios|salamandra|jacuzzi|hidro|hidromasaje|sauna|desayuno|cocina|cocina equipada|heladera|freezer|microondas|horno|vajilla|lavarropas|tele|television|tv|cable|netflix|smart tv|ropa blanca|toallas?|sabanas|frazadas|blancos|toallones|secador|secador de pelo|camas?|cama matrimonial|sommier|dormitorios?|habitaciones|ambientes|bano|banos|ducha|banera|agua caliente|balcon|terraza|patio|jardin|juegos|plaza|metegol|pool|ping pong|cuna|practicuna|mosquitero|hamacas?|reposeras?|sombrilla|equipada|equipadas|equipamiento|incluye|incluido|incluida|incluyen|servicios?|comodidades|amenities|climatizad[oa]|cubierta|mucama|limpieza|vista|deck|fogonero|fogon|lenia|lena|electricidad|enchufes?|luz|gas|planta baja|escaleras?|ascensor|accesible|silla de ruedas|rampa|proveeduria|restaurante|bajada al (?:lago|rio)|playa privada|vestidor|cafetera|pava|tostadora|caja fuerte)(?: .*)?|que (?:tiene|trae|ofrece|ofrecen|incluye)(?: .*)?|como (?:es|son) (?:la|las|el) (?:cabana|cabanas|depto|casa|casas|lugar|complejo)|que hay que llevar|cuantas personas entran|para cuantos es|(?:para )?cuantas personas|capacidad',
  ],
  [
    'price',
    0.9,
    '(?:a )?(?:cuanto|cuantos|cunto|cuanto es que) (?:me |nos |te |les |seria |es |lo |la |esta |estaria |estan |saldria |sale |salen |vale |valen |cuesta |cuestan |cobran? |cobras |queda |quedaria |esta la )*(?:sale|salen|saldria|saldrian|vale|valen|valdria|cuesta|cuestan|costaria|es|seria|sera|cobran|cobras|cobra|esta|estan|estaria|estarian|queda|quedaria|pagaria|pagariamos|por|la noche|el finde|para|dia|noche|x noche|el total|en total|me haces|me haria|anda|andan|son|sale|tengo que pagar|el|la|las|los)(?: .*)?|cuanto|precios?|precio (?:por|x|de|del|para) .*|tarifas?|tarifario|valor|valores|costos?|presupuesto|presupuestar|presupuestame|cotizacion|cotizar|cotizame|cotizas|cotizan|descuentos?|promo|promos|promocion|promociones|ofertas?|rebaja|mas barat[oa]|barat[oa]|economic[oa]s?|car[oa]|sale|cuestan?|son \\d+(?:\\.\\d+)?.*|(?:\\$ ?)?\\d[\\d.,]*k? (?:mil |lucas )?(?:por |x |la |cada )+noche|lista de precios|a como.*|que (?:precio|valor|tarifa|costo).*|por noche',
  ],
  [
    'book',
    0.93,
    '(?:la |lo |te la |te lo |ya |me la |las |los |mejor )?(?:reservo|reservamos|reservaria|reservariamos|reservame|reservamela|reservanos|reservala|reservalo|reservarla|reservarlo|reservarlas|reserva(?:me|nos)? (?:esa|esta|la|el|ese|para|del)|reservenme|reserven|reservemos|apartame|separame|separamela|bloqueame|guardame|guardamela|agendame|agendanos|anotame|anotanos|anotala|dejame reservad[oa]|haceme la reserva|hago la reserva|hacer la reserva)(?: .*)?|(?:quiero|queremos|quisiera|quisieramos|querria|necesito|puedo|podria|podemos|como hago para|me gustaria|nos gustaria|deseo|deseamos|vamos a|voy a|quiere|para|dale|como|se puede|listo para|queria|queriamos|tengo ganas de|me interesa) (?:hacer (?:una |la )?)?(?:reservar|reserva|reservacion)(?: .*)?|(?:me|nos) (?:la|lo|las) (?:quedo|quedamos|llevo|llevamos|reservas|guardas|separas|apartas)(?: .*)?|(?:confirmo|confirmamos|confirmame|confirmar|confirmanos|confirmada|cerramos|cierro|concretar|concretamos|tomamos|tomo) (?:la |esa |mi |nuestra |con |el )?(?:reserva|cabana|reservacion|estadia|esa|lugar)?(?: .*)?|hacer (?:una |la )reserva|como (?:reservo|se reserva|reservamos|hago la reserva|es para reservar)(?: .*)?|quiero (?:esa|esta|ese|la cabana)|(?:la|lo) queremos|la quiero|la tomo|la tomamos|(?:hagamos|hagan|haceme|haganme|hagame) (?:la|una) reserva|me quedo con (?:la|el|esa|ese|esta).*|nos quedamos con (?:la|el|esa|ese|esta).*|(?:la|lo) agarro|me la reservas|reservar|reservo ya',
  ],
  [
    'availability',
    0.88,
    'disponibilidad|disponibles?|disponibilidades|lugar|lugares|lugarcito|libres?|vacantes?|cupos?|cupo|(?:hay|tenes|tienen|tendras|tendrias|tendran|tendrian|tenias|queda|quedan|quedo|quedaria|tene|tiene|tenei) (?:algo|alguna|alguno|lugar|cabanas?|disponible|una cabana|un lugar|depto|departamentos?|cabanitas|un depto|la cabana|una|dos|alojamiento|algun lugar|para|fecha|fechas)(?: .*)?|(?:hay|tenes|tienen|queda|quedan)(?: (?:para|del|el|en|este|esta|la|desde).*)?|(?:esta|estan|sigue|estaria|estara|estarian) (?:libre|disponible|ocupad[oa]s?|reservad[oa]s?|libres|disponibles|tomada)(?: .*)?|(?:busco|buscamos|estoy buscando|buscando|ando buscando|estamos buscando|necesito|necesitamos|quiero|queremos|quisiera|quisieramos|queria|nos gustaria|me gustaria) (?:una?|dos|tres|\\d|algo|alojamiento|ir|pasar|hospedarme|hospedarnos|alquilar|cabana|lugar|para|del|saber si (?:hay|tenes|tienen).*|alojarnos|alojarme|consultar disponibilidad|depto|quedarnos|quedarme)(?: .*)?|alquilan|alquilar|alquiler|alquilas|alojamiento|hospedaje|(?:que|cuales) (?:fechas|dias|cabanas|opciones|tienen libre|hay|tenes)(?: .*)?|(?:hay|tenes|tienen) (?:disponible|vacante)',
  ],
  [
    'thanks',
    0.7,
    'gracias|muchas gracias|mil gracias|muchisimas gracias|graciasss*|agradezco|agradecid[oa]s?|agradecemos|te agradezco.*|gracia|genio|genia|un genio|crack|sos grosso',
  ],
  [
    'no',
    0.6,
    'nop|nono|no no|no gracias|mejor no|para nada|negativo|no me (?:sirve|conviene|gusta|interesa|convence)|no nos (?:sirve|conviene|interesa|gusta)|prefiero que no|ninguna?|no (?:quiero|queremos|hace falta|por ahora|es necesario|confirmo|acepto|estoy de acuerdo|puedo)|dejalo|deja|dejemoslo|ni ahi|para nada|no va|ninguno|de ninguna manera|nel|tampoco|olvidalo|naa+|nah',
  ],
  [
    'yes',
    0.6,
    'si|sii+|sip|sis|see+|dale+|obvio|claro|perfecto|avancemos|avanzamos|procedamos|ok|oka|okey|okay|okis|oki|listo|joya|de una|barbaro|genial|buenisimo|excelente|de acuerdo|correcto|exacto|acepto|aceptamos|esta bien|me parece bien|me sirve|nos sirve|por supuesto|asi es|afirmativo|adelante|perfecta|buenas si|me va|tal cual|dale que va|mandale|impecable|me gusta|nos gusta|de one|metele|hagamoslo|esa misma|cerrado|sisi|vamos con (?:esa|ese|esta)|tranqui dale|si por favor',
  ],
  [
    'yes',
    0.6,
    'si|dale|ok|listo|confirmo|confirmado|confirmamos|va|vamos|bueno|hecho|ta|eso|esa|ese|esta|todo bien|perfecto|entonces|por favor|la|nomas',
    'whole',
  ],
  ['no', 0.6, '(?:.{0,24} )?no|mejor (?:otro dia|mas adelante|despues)', 'whole'],
  [
    'greeting',
    0.4,
    'hola+|holis|ola|buenas|buenos dias|buen dia|bien dia|buenas tardes|buenas noches|buenas tarde|buenas noche|que tal|como (?:estas|andas|estan|va|andan|esta|te va|anda)|hey|hello|hi|saludos|un gusto|holi|que onda|buen dia|alo|wenas|buenass+|muy buenas',
  ],
])
