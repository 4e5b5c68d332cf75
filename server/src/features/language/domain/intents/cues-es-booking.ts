/** Words that give a wish away, Spanish, about the booking; the notation is told in cues.ts. */
export const bookingCues = `
= cancel 0.95
{cancel-1} vamos|voy|podemos|puedo|podremos|podre|iremos
{cancel-2} ir|viajar|vamos|asistir|llegar a ir
cancel(ar|o|a|amos|arla|arlo|acion|aria|ame|emos|alo|ala|en|e|ada|aste|aran|arian)  # quiero cancelar mi reserva
dar[la|lo] de baja  # dar de baja
(dame|damos|doy|den|dale) de baja  # dame de baja
anul(a|ar|o|ame|ado|arla|en|emos|amos|acion)  # anula la reserva por favor
(no|ya no) {cancel-1} [a ][poder ]{cancel-2}  # no vamos ir
no (vamos|voy) a (ir|viajar|poder ir|poder viajar)  # no vamos a ir
(devolveme|devolvenos|devolveles|devuelveme|devuelvanme|reintegrame|reintegranos|reembolsame) ...  # devolveme la plata
ya no vamos  # ya no vamos
[ya ]no la (quiero|queremos|necesito|necesitamos|usamos|vamos a usar) mas  # no la quiero mas
no viajamos  # no viajamos
suspender (la|mi|nuestra|el) ...  # suspender la eso
suspendemos  # suspendemos
(necesito|quiero|queremos|tengo que|tenemos que|voy a|vamos a) suspender  # necesito suspender, falleció mi abuelo
desist(o|imos|ir)  # desisto
dejar sin efecto  # dejar sin efecto
bajame de...  # bajame de
no podemos ir  # no podemos ir
nos bajamos  # nos bajamos
me bajo  # me bajo
= change_dates 0.95
{change_dates-1} cambi|modific|reprogram|mov|corr|posterg|adelant|aplaz|atras|mud|traslad
{change_dates-2} ar|ala|amos|arla|arlo|arme|arnos|o|ame|er|erla|erlo|ar[i]a
{change_dates-3} la fecha|las fechas|fecha|fechas|los dias|el dia|la reserva|mi reserva|nuestra reserva
{change_dates-3} el viaje|la estadia|mi estadia|el finde|las noches|de fecha|de dia|de dias|el ingreso|la llegada
{change_dates-4} correr|correrla|correrlo|mover|moverla|moverlo|cambiarla|cambiarlo|postergar|postergarla
{change_dates-4} adelantarla|adelantar|posponer|aplazar|trasladar
{change_dates-5} para|a[l]|una|un|unos|el|la|del|hasta
{change_dates-6} agregar|sumar|anadir|extender|alargar|quitar|sacar|restar
{change_dates-7} un[a]|otra|dos|la|el|mas|un par de|%
{change_dates-1}[{change_dates-2}][ ..24] {change_dates-3}  # puedo cambiar la fecha?
reprogramar  # quiero reprogramar
reprogramamos  # reprogramamos
reprogramo  # reprogramo
{change_dates-0} reserva|fecha|estadia
pasar[la|lo|me|nos] [la |mi |nuestra ][{change_dates-0} ](para|al|del %+ al) ...  # se puede pasar para el otro finde?
pasar (la|mi|nuestra|de) (fecha|reserva|estadia)[ ...]  # pasar la fecha
{change_dates-4} {change_dates-5} ...  # correr para eso
{change_dates-6} {change_dates-7} (noche|noches|dia|dias|estadia)[s]...  # agregar un noche
en vez de(l| la| el| este| ese| (ir|llegar|salir|entrar|volver)[nos|me]| %+ (noches|dias)) ...  # en vez del 15, el 16
en lugar (de|del) ...  # en lugar de eso
cambio de (fecha|fechas|dia|dias)  # cambio de fecha
extender (la|mi|nuestra) (estadia|reserva)  # extender la estadia
quedarnos (una|un|dos) (noche|dia)[s] mas  # quedarnos una noche mas
una noche mas  # una noche mas
un dia mas  # un dia mas
posponer  # posponer
= my_reservation 0.93
(como|que) (esta|estado tiene|va|paso con|onda con|sabes de) (mi|nuestra|la) reserva  # como esta mi reserva
estado de (mi|la|nuestra) reserva  # estado de mi reserva
(tengo|tenemos|tenia|teniamos|hice|hicimos) [una |la ](reserva|reservad(o|a))[ ...]  # tengo reserva
(ver|consultar|revisar|confirmar|chequear|buscar|saber de) (mi|nuestra|la) reserva  # ver mi reserva
(datos de|informacion de|detalle[s] de|codigo de|numero de) (mi|nuestra|la) reserva  # datos de mi reserva
(esta|quedo|figura|sigue) (confirmada|confirmado|reservada|reservado|en pie)[ ...]  # esta confirmada
(esta|quedo|figura|sigue) (lista|firme)[ ...]  # esta lista
[todavia |aun ][les |te ]deb(o|emos) algo[ ...]  # les debo algo todavia?
cuanto (me falta|debo|falta|resta|adeudo|nos falta|queda por)[ ...][ pagar| abonar]  # cuanto me falta
^(?<!a )^cuanto (queda de saldo|me queda)[ ...][ pagar| abonar]  # cuanto queda de saldo
(mi|nuestra) reserva[ (res|codigo|numero|nro)...]  # quiero cancelar mi reserva
saldo (pendiente|restante|que resta|de mi reserva)  # saldo pendiente
(dia[s]|fecha[s]) (tenia|tengo|teniamos|tenemos) reservad(o|a)[s]  # dia tenia reservado
codigo de [la ]reserva...  # codigo de reserva RES261124K7QF
no me llego [ningun |el |la |ninguna ](mail|correo|confirmacion|voucher|codigo)  # no me llego ningun mail
cuando (era|es|tengo) (mi|nuestra|la) reserva  # cuando era mi reserva
reserve (para|del|desde|a nombre) ...  # reserve para eso
= book 0.93
{book-1} la |lo |te la |te lo |ya |me la |las |los |mejor 
{book-2} reservo|reservamos|reservaria|reservariamos|reservame|reservamela|reservanos|reservala
{book-2} reservalo|reservarla|reservarlo|reservarlas|reserva[me|nos] (esa|esta|la|el|ese|para|del)
{book-2} reservenme|reserven|reservemos|apartame|separame|separamela|bloqueame|guardame|guardamela
{book-2} agendame|agendanos|anotame|anotanos|anotala|dejame reservad(o|a)|haceme la reserva
{book-2} hago la reserva|hacer la reserva
{book-3} quiero|queremos|quisiera|quisieramos|querria|necesito|puedo|podria|podemos|como hago para
{book-3} me gustaria|nos gustaria|deseo|deseamos|vamos a|voy a|quiere|para|dale|como|se puede
{book-3} listo para|queria|queriamos|tengo ganas de|me interesa
{book-4} confirmo|confirmamos|confirmame|confirmar|confirmanos|confirmada|cerramos|cierro
{book-4} concretar|concretamos|tomamos|tomo
{book-5} reserva|cabana|reservacion|estadia|esa|lugar
[{book-1}]{book-2}[ ...]  # anotame para esas fechas
{book-3} [hacer [una |la ]](reservar|reserva|reservacion)[ ...]  # como hago para reservar?
(me|nos) (la|lo|las) (quedo|quedamos|llevo|llevamos|reservas|guardas|separas)[ ...]  # me la quedo
(me|nos) (la|lo|las) (apartas|senas|bloqueas|anotas)[ ...]  # me la apartas
{book-4} [la |esa |mi |nuestra |con |el ][{book-5}][ ...]  # confirmamos la reserva
hacer (una |la )reserva  # quisiera hacer una reserva
como (reservo|se reserva|reservamos|hago la reserva|es para reservar)[ ...]  # como reservo
quiero (esa|esta|ese|la cabana)  # quiero esa
^(?<!no )^(la|lo) queremos  # la queremos
^(?<!no )^la quiero  # la quiero
la tomo  # dale la tomo
la tomamos  # la tomamos
(hagamos|hagan|haceme|haganme|hagame) (la|una) reserva  # hagamos la reserva
me quedo con (la|el|esa|ese|esta)...  # me quedo con esa
nos quedamos con (la|el|esa|ese|esta)...  # nos quedamos con la
(la|lo) agarro  # la agarro
me la reservas  # me la reservas
reservar  # como hago para reservar?
reservo ya  # reservo ya
(dejarla|dejarlo|dejar) (senad|reservad|apartad)(a|o)[ ...]  # quiero dejarla señada hoy
= catalogue 0.9
(una sola|un solo|una) o varias  # tienen una sola o varias cabañas?
(tienen|tenes|hay|son) (varias|mas de una) cabana[s]  # tienen varias cabañas?
= extend 0.93
(me|nos) [la |lo |el ](guardas|bancas|esperas|aguantas|tenes)[ ..24] hasta ...  # me guardas el lugar hasta el viernes?
(dame|danos|denme|aguantame|esperame|aguantanos|esperanos)[ ..12] hasta ...  # dame hasta mañana para señar
= early_checkin 0.93
{early-1} podemos|puedo|podriamos|podria|se puede
({early-1}) (llegar|entrar|ingresar) a las (8|9|10|11|12)~^(?!.*noche)^  # podemos llegar a las 11?
= recommend 0.85
[y ](otra|una|alguna|algo) mas (grande|amplia|comoda|espaciosa)  # y otra más grande?
= waitlist 0.85 whole
(bueno|ok|dale|listo) [entonces ](avisame|avisanos|me avisas)  # bueno avisame
= availability 0.88
{availability-1} hay|tenes|tienen|tendras|tendrias|tendran|tendrian|tenias|queda|quedan|quedo|quedaria
{availability-1} tene|tiene|tenei
{availability-2} algo|alguna|alguno|lugar|cabana[s]|disponible|una cabana|un lugar|depto|departamento[s]
{availability-2} cabanitas|un depto|la cabana|una|dos|alojamiento|algun lugar|para|fecha|fechas
{availability-3} esta|estan|sigue|estaria|estara|estarian
{availability-4} libre|disponible|ocupad(o|a)[s]|reservad(o|a)[s]|libres|disponibles|tomada
{availability-5} busco|buscamos|estoy buscando|buscando|ando buscando|estamos buscando|necesito
{availability-5} necesitamos|quiero|queremos|quisiera|quisieramos|queria|nos gustaria|me gustaria
{availability-6} un[a]|dos|tres|%|algo|alojamiento|ir|pasar|hospedarme|hospedarnos|alquilar|cabana|lugar
{availability-6} para|del|saber si (hay|tenes|tienen)...|alojarnos|alojarme|consultar disponibilidad|depto
{availability-6} quedarnos|quedarme
disponibilidad  # hay disponibilidad para el finde?
disponible[s]  # 05/11 al 08/11 disponible?
lugar  # manana y pasado hay lugar
lugares  # lugares
lugarcito  # lugarcito
libre[s]  # esta libre la de 4 personas?
vacante[s]  # vacante
cupo[s]  # cupo
cupo  # cupo
{availability-1} {availability-2}[ ...]  # manana y pasado hay lugar
(hay|tenes|tienen|queda|quedan)[ (para|del|el|en|este|esta|la|desde)...]  # manana y pasado hay lugar
{availability-3} {availability-4}[ ...]  # esta libre la de 4 personas?
{availability-5} {availability-6}[ ...]  # necesito del 12 al 15
alquilan  # alquilan
alquilar  # alquilar
alquiler  # alquiler
alquilas  # alquilas
alojamiento  # alojamiento
hospedaje  # hospedaje
(que|cuales) (fechas|dias|cabanas|opciones|tienen libre|hay|tenes)[ ...]  # para navidad que hay
(hay|tenes|tienen) (disponible|vacante)  # tienen disponible del 3 al 8?
`
