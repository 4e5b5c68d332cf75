/** Words that give a wish away, Spanish, about the house; the notation is told in cues.ts. */
export const houseCues = `
= checkin_time 0.93
{checkin_time-1} entrar|llegar|ingresar|salir|irnos|dejar|retirarnos|irme|entrada|ingreso|llegada
{checkin_time-1} check[ ]in|check[ ]out|quedarnos|hacer el check[ ]in|ir
{checkin_time-2} antes|despues|mas temprano|mas tarde|temprano|tarde|tempranito|a ultima hora|de madrugada
{checkin_time-2} de noche|a la noche
{checkin_time-3} llegamos|llego|llegaria|llegariamos|vamos a llegar|estariamos llegando|voy a llegar
{checkin_time-3} llegaremos|entramos|salimos|ingresamos|arribamos
{checkin_time-4} a las|a la una|tipo|como a las|tipo las|a eso de las|despues de las|antes de las
{checkin_time-4} cerca de las|pasadas las|de madrugada|tarde|sobre las|recien a las|temprano|muy tarde
{checkin_time-5} hay que|puedo|podemos|se puede|se
{checkin_time-6} entrar|salir|ingresar|dejar|entra|sale|desocupar
{checkin_time-7} llegar|entrar|ingresar|salir|irnos
{checkin_time-8} a la madrugada|de madrugada|al mediodia|a la medianoche|a medianoche|a la manana
{checkin_time-8} a la tarde|a la noche
(a|hasta|desde|para|de|a partir de|en) (que|cual) (hora|hs|horario|horarios)...  # a que hora es el check in?
que (hora|horario|horarios) (es|tiene|tienen|de|para|hay|manejan|seria|puedo)...  # a que hora es el check in?
(quedarnos|quedarme|estar) hasta (las %+|el mediodia|la tarde|la noche)...  # podemos quedarnos hasta las 12?
que (hora|horario|horarios) (podemos|se|son)...  # desde que hora se puede ingresar
cual es (el|la) (horario|hora)...  # cual es el horario
horario[s][ (de|del|para) ...]  # horario de entrada y salida?
{checkin_time-1} [..20 ]{checkin_time-2}[ (de|del) ...]  # se puede entrar antes de las 14?
(late|early) check...  # podemos hacer late check out?
late  # podemos hacer late check out?
{checkin_time-3} {checkin_time-4}[ ...]  # llegamos a las 20
cuando {checkin_time-5} {checkin_time-6}...  # cuando hay que entrar
(check[ ]in|check[ ]out|ingreso|salida|entrada) [es ]a que hora  # checkin a que hora
(check[ ]in|check[ ]out|ingreso|egreso) (a las|a la|tipo|antes|despues)...  # check in a las 14?
{checkin_time-7} {checkin_time-8}[ ...]  # llegar a la madrugada
quien (me|nos) (recibe|espera|va a recibir|va a esperar)...  # quién nos recibe cuando llegamos?
[a las %+ ]hay que (irse|salir|desocupar|entregar|dejarla|dejar la cabana)[ ...]  # a las 10 hay que irse si o si?
= luggage 0.94
{luggage-1} dejar|guardar|guardan|guardas|guardarme|guardarnos|dejo|dejamos|cuidan
{luggage-1} [..12 ](valijas|bolsos|equipaje|mochilas|maletas)...  # dejar valijas
= late_arrival 0.92
{late-1} llegamos|llego|llegaremos|llegariamos|vamos a llegar|voy a llegar|llegaria|caemos
{late-2} a las|tipo|tipo las|como a las|cerca de las|a eso de las|mas o menos a las|aprox a las
{late-1} [..14 ]{late-2} (21|22|23|24|00|0|1|2)~[ ...]  # llego más o menos a las 22
{late-1} [..14 ](1|2|3|4|5) (am|de la manana|de la madrugada)[ ...]  # llego a las 3 am
{late-1} [muy |re |bastante |un poco |algo ](tarde|de madrugada|de noche)  # llegamos tarde
= activities 0.93
(algo|que|cosas|mucho) (para|que) hacer[ ...]  # hay algo para hacer a la noche?
= amenities 0.95
[..30 ](cobertura|apt(o|a) para discapacitados|discapacitados|discapacidad|movilidad reducida)[ ...]  # hay cobertura?
[..30 ](adaptad(o|a)[s]|andador|baranda[s]|agarradera[s])[ ...]  # el baño está adaptado?
[..30 ](accesible[s]|silla de ruedas)[ ...]  # tienen algo accesible?
lugar (para|p) (un|dos|tres|mi|nuestro|%) (auto[s]|coche[s]|camioneta[s]|moto[s])...  # hay lugar para dos autos?
lugar para (estacionar|el auto|la camioneta|los autos|el coche|dejar el auto)...  # hay lugar para estacionar?
= pets 0.9
{pets-5} acepta[n]|permite[n]|dejan|puede[n] ser|se puede
{pets-1} perr(o|a)[s]|perrit(o|a)[s]|gat(o|a)[s]|gatit(o|a)[s]|mascota[s]|mascotita[s]|animal[es]
{pets-1} animalito[s]|caniche|cachorr(o|a)[s]|bicho[s]|pet|pet friendly|petfriendly|pet[s]
{pets-1} pichicho|labrador|michi
{pets-2} ?|se puede|puede|pueden|aceptan|permiten|problema|dejan|admiten|cobran|reciben
{pets-3} acepta[n]|admite[n]|permite[n]|reciben|dejan|se aceptan|se admiten|se permiten|acepta
{pets-3} permitida[s]|cobran|llevar|llevo|llevaria|llevariamos|ir con|puedo ir con|podemos ir con
{pets-3} viajo con|paga[n]|llevamos|extra por|puede ir|son
{pets-4} perr(o|a)[s]|perrit(o|a)[s]|gat(o|a)[s]|gatit(o|a)[s]|mascota[s]|animal[es]|animalitos
{pets-4} pet friendly|petfriendly|pet[s]|pet
[..40 ]{pets-1}[ ..40]{pets-2}  # puedo llevar a mi perro?
{pets-3} [..16 ]{pets-4}[ ...]  # puedo llevar a mi perro?
{pets-5} [que ](llevemos|lleve|vayamos con|vaya con|vengamos con) [..8 ]{pets-1}  # acepta que llevemos a la perra
pet friendly  # son pet friendly?
petfriendly  # petfriendly
mascota[s]  # aceptan mascotas?
apto mascotas  # apto mascotas
= photos 0.9
{photos-1} ver|mostrar|mostrarme|mostrame|mostrarnos|muestrame|conocer
{photos-2} como |la |el |las |los |por |algo |un |mas 
{photos-3} es|son|cabana|cabanas|lugar|depto|casa|dentro|interior|complejo|cabanitas
foto[s]  # me mandas fotos de la cabaña
fotito[s]  # fotito
imagen  # imagen
imagenes  # podes pasar imagenes?
video[s]  # hay algun video?
^(?<!(?:vi|vimos|veo) en )^instagram  # tienen instagram para ver fotos?
^(?<!(?:vi|vimos|veo) en )^insta  # insta
ig  # ig
{photos-1} ({photos-2})*{photos-3}[ ...]  # quiero ver como es por dentro
por dentro  # quiero ver como es por dentro
como (es|son) (adentro|por dentro)  # quiero ver como es por dentro
mostrame...  # mostrame la cabaña
facebook  # facebook
pagina web  # pagina web
tienen (pagina|web|redes|face)  # tienen pagina
catalogo  # catalogo
folleto  # folleto
galeria de (fotos|imagenes)  # galeria de fotos
tour virtual  # tour virtual
recorrido  # recorrido
= location 0.9
{location-1} donde|adonde|en donde|en que parte|en que zona|en que lugar|en que barrio|por donde
{location-2} esta[n]|queda|quedan|se|es|son|se encuentra[n]|se ubica[n]|estas
{location-3} cuanto|que distancia|cuantas cuadras|cuantos km|cuantos kilometros|cuantos minutos
{location-3} que tan lejos
{location-4} queda|quedan|esta|estan|hay|del|de la|al|son|tenes|tienen|a la|tengo
{location-5} centro|lago|rio|playa|ruta|terminal|aeropuerto|mar|cerro|pueblo|ciudad|supermercado
{location-5} montana|base|catedral|sierras|plaza|costanera|parque|arroyo|dique|termas
{location-6} cerca|lejos|orilla[s]|metros|cuadras|minutos|alejad(o|a)[s]
{location-1} {location-2}...  # donde quedan y cuanto sale?
donde  # donde quedan y cuanto sale?
cuant(o|a[s]) [..16 ](de|en) (viaje|auto|ruta|manejo|micro)...  # cuánto tenemos de viaje?
como (llego|llegamos|se llega|hago para llegar|puedo llegar|llegar|voy|vamos)[ ...]  # como llego?
como (es el acceso|es el camino|ir)[ ...]  # como es el acceso
ubicacion  # me pasas la ubicacion?
ubicado[s]  # ubicado
ubicada  # ubicada
ubican  # ubican
direccion  # direccion por favor
domicilio  # domicilio
map[s]  # mandame el maps
google maps  # google maps
mapa  # mapa
[a ]{location-3} {location-4}[ ...][ ]{location-5}  # a cuanto queda del centro?
cuanto queda...  # a cuanto queda del centro?
(esta|estan|queda|quedan) [muy |tan |a ]{location-6}[ ...]  # estan cerca del lago?
lejos (de|del) ...  # lejos de eso
(a|esta a|queda a) %+ (km|kms|cuadras|metros|minutos|min)[ ...]  # queda a 5 km?
ubi  # ubi
(estan|quedan|se encuentran|queda) (en|sobre) ^(?!pie|promo|venta|cuotas)^...  # estan sobre la ruta?
colectivo[s]  # colectivo
bondi  # bondi
micro  # micro
remis  # remis
uber  # uber
terminal  # terminal
aeropuerto  # aeropuerto
cerca (de|del) (la~|el~|lago|rio|centro|playa|mar|ruta)...  # estan cerca del lago?
llegar en (auto|colectivo|bondi|micro|remis|taxi|transporte|camioneta)[ ...]  # se puede llegar en auto comun?
(en|con) auto comun  # se puede llegar en auto comun?
coordenadas  # coordenadas
geolocalizacion  # geolocalizacion
camino [de ](ripio|tierra|asfaltado)  # camino ripio
(es|hay) [de ]ripio  # es ripio
transporte publico  # transporte publico
vista al (lago|mar|rio)  # vista al lago
como se llega  # como se llega
(es|son) en (el centro|la playa|el bosque|la montana|la ciudad)  # es en el centro
= policies 0.9
{policies-1} se puede|permiten|permitido|dejan|esta permitido|puedo|podemos
{policies-2} fumar
{policies-2} hacer [una |un ](fiesta|fiestas|ruido|asado|fuego|fogata|fogon|evento|cumpleanos|reunion)
{policies-2} poner musica|llevar (visita[s]|gente|invitados|amigos)|recibir visitas|invitar...
{policies-2} tener visitas
(politica|politicas|condicion|condiciones|regla[s]|norma[s]|reglamento)[ ...]  # politica
(terminos|requisito[s])[ ...]  # terminos
{policies-1} {policies-2}[ ...]  # se puede hacer una fiesta?
(reembolso|reintegro|reembolsable|devolucion|devuelven|devolves|reintegran)[ ...]  # me devolves la seña si cancelo?
minimo [de ](noches|dias|estadia)  # minimo noches
(cuantas|cuantos) (noches|dias) (minimo|es el minimo|como minimo|minima|de minimo)  # cuantas noches minimo
estadia minima  # estadia minima
(dejar|piden|cobran|hay)[ ..12] (garantia|deposito por danos|deposito por roturas)  # tengo que dejar algo de garantía?
minimo cuantas...  # minimo cuantas
(es|son|hay) [un ]minimo...  # es minimo
(alquilan|alquilas) (por|una) (dia|noche|una noche|una sola noche)  # alquilan por dia
edad minima  # edad minima
capacidad maxima  # capacidad maxima
maximo de personas  # maximo de personas
visitas  # visitas
ruidos molestos  # ruidos molestos
fumar  # fumar
minimo [de ][%+|una|dos|tres|cuatro][ ](noche[s]|dia[s]|estadia)[ ...]  # minimo 2 noches?
grupo[s] de (jovenes|amigos|egresados|chicos|chicas)[ ...]  # grupo de jovenes
solo familias  # solo familias
(cancela[r]|cancelacion) (sin cargo|sin costo|gratis|gratuita)[ ...]  # se puede cancelar sin cargo?
hasta cuando (puedo|se puede|podemos|tengo) ...cancel...  # hasta cuando puedo esocancel
= amenities 0.86
[..30 ](wifi|wi fi|internet|senal|pileta|piletas|piscina|parrilla|parrillas)[ ...]  # la cabaña tiene parrilla?
[..30 ](quincho|asador|cochera|estacionamiento|garage|garaje|calefaccion)[ ...]  # hay calefaccion?
[..30 ](calefaccionad(o|a)[s]|aire acondicionado|aire|ac|ventilador|estufa)[ ...]  # calefaccionado
[..30 ](hogar|estacionar|estaciono|estacionamos|dejar el auto|cancha)[ ...]  # hay lugar para estacionar?
[..30 ](gimnasio|spa|kayak[s]|bicicleta[s]|bar|utensilios|salamandra|jacuzzi)[ ...]  # gimnasio
[..30 ](hidro|hidromasaje|sauna|desayuno|cocina|cocina equipada|heladera)[ ...]  # hidro
[..30 ](freezer|microondas|horno|vajilla|lavarropas|tele|television|tv|cable)[ ...]  # freezer
[..30 ](netflix|smart tv|ropa blanca|toalla[s]|sabanas|frazadas|blancos)[ ...]  # tienen ropa blanca y toallas?
[..30 ](toallones|secador|secador de pelo|cama[s]|cama matrimonial|sommier)[ ...]  # cuantas camas tiene?
[..30 ](dormitorio[s]|habitaciones|ambientes|bano|banos|ducha|banera)[ ...]  # dormitorio
[..30 ](agua caliente|balcon|terraza|patio|jardin|juegos|plaza|metegol|pool)[ ...]  # agua caliente
[..30 ](ping pong|cuna|practicuna|mosquitero|hamaca[s]|reposera[s]|sombrilla)[ ...]  # ping pong
[..30 ](equipada|equipadas|equipamiento|incluye|incluido|incluida|incluyen)[ ...]  # que incluye?
[..30 ](servicio[s]|comodidades|amenities|climatizad(o|a)|cubierta|mucama)[ ...]  # esta climatizada la pileta
[..30 ](limpieza|vista|deck|fogonero|fogon|lenia|lena|electricidad)[ ...]  # limpieza
[..30 ](enchufe[s]|luz|gas|planta baja|escalera[s]|ascensor|accesible)[ ...]  # enchufe
[..30 ](silla de ruedas|rampa|proveeduria|restaurante|bajada al (lago|rio))[ ...]  # silla de ruedas
[..30 ](playa privada|vestidor|cafetera|pava|tostadora|caja fuerte)[ ...]  # playa privada
que (tiene|trae|ofrece|ofrecen|incluye)[ ...]  # que incluye?
como (es|son) (la|las|el) (cabana|cabanas|depto|casa|casas|lugar|complejo)  # como es la cabana
que hay que llevar  # que hay que llevar
cuantas personas entran  # cuantas personas entran
para cuantos es  # para cuantos es
[para ]cuantas personas  # cuantas personas
capacidad  # capacidad
`
