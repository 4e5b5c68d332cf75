import type { Entry } from './lexicon.ts'

/** Coming, leaving, staying. */
export const spanishMoves: readonly Entry[] = [
  [
    'arrive',
    0,
    `llego|llegamos|llegaria|llegariamos|llegando|llegada|llegar|llega|entro|entramos|entrando|entrada|entrar|
      entrariamos|ingreso|ingresamos|ingresar|ingresando|ingresariamos|checkin|check in|check-in|in|arribo|
      arribamos|arribando|caemos|llegaremos|habiendo llegado|habiendo entrado|habiendo ingresado|estariamos llegando|
      estariamos yendo|estaria yendo|llegue|lleguemos|viniendo`,
  ],
  [
    'depart',
    0,
    `salgo|salimos|saldriamos|salida|saliendo|salir|sale|checkout|check out|out|egreso|egresamos|me voy|
      nos vamos|nos iriamos|me iria|nos volvemos|nos volveriamos|me vuelvo|volvemos|vuelvo|volviendo|volver|
      regreso|regresamos|retorno|retiro|nos retiramos|egresando|egresariamos|dejamos|
      yendonos|yendome|partimos|saldremos|irnos|irme|
      volvernos|nos vamos a ir|me vuelvo a ir|nos vayamos`,
  ],
  [
    'depart',
    0,
    `seguimos viaje|sigo viaje|seguimos camino|continuamos viaje|seguimos para|seguimos hacia|
      seguimos a|sigo para|sigo a|
      el ultimo dia|ultimo dia|el ultimo dia seria|ultimo dia seria|terminen|termine|terminan|termina|terminando|
      que terminen|que termine|finalizando|finalicen|con salida|
      irnos|nos queremos ir|me quiero ir|queremos irnos|quiero irme|nos queremos volver|
      dejaria la cabana|dejariamos la cabana|dejo la cabana|dejar la casa|entregamos la cabana|
      entrego la cabana|
      tenemos que irnos|tengo que irme|nos tenemos que ir|dejar la cabana|dejamos la cabana|check-out|
      nos vayamos|y salida|salida el|hay que volver|tenemos que volver|volver a casa`,
  ],
  [
    'depart',
    0,
    `partida|partida el|la vuelta|vuelta|vuelta el|me volveria|volveriamos|regresariamos|regresando|dejariamos|
      volverme|volveremos|volvere|irme yo|nos iremos|me ire|saldria|saldre|regresarme|regresaremos|regresar|
      estar de vuelta|de vuelta|pegar la vuelta|pegamos la vuelta|pego la vuelta|estar en casa|
      emprender la vuelta|emprendemos el regreso|nos marchamos|me marcho|marcharnos|marcharme|nos marchariamos|
      nos retirariamos|retirarnos|me retiro|desocupamos|desocupar|desocupariamos|nos estariamos yendo|
      me estaria yendo|nos estamos yendo|me tengo que ir|nos tendriamos que ir|nos tenemos que volver|
      me tengo que volver|terminaria|terminariamos|finalizaria|salgamos|volvamos|regresaria|regresemos|
      retornamos|retornariamos|retornar|
      nos estaremos yendo|me estare yendo|pensamos volver|pensamos irnos|
      nos volveremos|nos regresamos|me regreso|se va|se van|se vuelven|se vuelve|partiriamos|partir|
      hacemos el check out|el check out`,
  ],
  [
    'arrive',
    0,
    `pasamos por ahi|pasamos por alla|paso por ahi|pasariamos por ahi|pasaria por ahi|
      ida|la ida|ida el|salimos para alla|salgo para alla|salimos para ahi|salimos hacia alla|vamos para alla|
      llegare|llegaria yo|
    arribariamos|arribar|entraria|entrare|entraremos|ingresaria|ingresaremos|caeriamos|
      caigo|caer|estaria llegando|estariamos por ahi|aterrizamos|aterrizo|nos instalamos|instalarnos|vendriamos|
      hacemos el check in|el check in|estar llegando|llegarian|llegan|arrancamos|arrancariamos|empezariamos|
      empezando|comenzando|arrancaria|empezaria|entrarian|entremos|ingresemos|ingresaran|vendremos|estamos llegando|
      estaremos llegando|arribaremos|caeremos|llegabamos|pensamos llegar|calculamos llegar`,
  ],
  [
    'stay',
    0,
    `quedo|quedamos|quedaria|quedariamos|quedarme|quedarnos|estadia|estaria|estariamos|estar|pasar|hospedarnos|
      alojarnos`,
  ],
  [
    'go',
    0,
    'vamos|voy|iriamos|iria|ir|yendo|viajamos|viajo|viajariamos|vamos a ir|viajando|viajaria|viajaremos',
  ],
]
