import type { Entry } from './lexicon.ts'

export const spanishTime: readonly Entry[] = [
  ['ord', 1, 'primero|primer|primera|1ero|1era'],
  ['ord', 2, 'segundo|segunda'],
  ['ord', 3, 'tercero|tercer|tercera'],
  ['ord', 4, 'cuarta'],
  ['ord', 5, 'quinta'],
  ['yearnum', 2025, 'dos mil veinticinco'],
  ['yearnum', 2026, 'dos mil veintiseis'],
  ['yearnum', 2027, 'dos mil veintisiete'],
  ['month', -1, 'mar|mart', 'marginal'],
  ['rel', 0, 'hoy|el dia de hoy|hoy mismo'],
  ['rel', 1, 'manana'],
  ['rel', 2, 'pasado manana|pasado'],
  [
    'daypart',
    0,
    `de la manana|a la manana|por la manana|a la tarde|de la tarde|por la tarde|de tarde|al mediodia|a mediodia|
      del mediodia|temprano|tempranito|a la madrugada|de madrugada|de dia`,
  ],
  ['daypart', 0, 'a la mañana|a ultima hora|a primera hora'],
  ['atnight', 0, 'a la noche|por la noche|de noche|de la noche|en la noche'],
  ['tonight', 0, 'esta noche|hoy a la noche|hoy por la noche|hoy noche|hoy a dormir|esta misma noche'],
  ['of', 0, 'de|d'],
  ['of', 1, 'del|de el|que arranca el|que empieza el|que comienza el|que inicia el'],
  [
    'from',
    0,
    `desde|desde el|desde la|a partir de|a partir del|a contar del|arrancando el|arrancando|empezando el|
      comenzando el|saliendo desde`,
  ],
  ['to', 0, 'a|al|a el|-'],
  ['until', 0, 'hasta|hasta el|hasta la|asta|asta el'],
  ['and', 0, 'y|e'],
  [
    'or',
    0,
    `o|u|o sino|o si no|o tambien|o bien|si no|y si no|si no hay|si no hay nada|y si no hay|si no tenes|
      si no tenes nada|si no tienen|si no hubiera|si no queda|y si no queda|si no queda nada|y si no queda nada|
      si no quedan|si no esta|si no se puede|en su defecto|como plan b|plan b|como segunda opcion|
      segunda opcion|de lo contrario`,
  ],
  ['between', 0, 'entre'],
  ['art', 0, 'el|la|los|las|lo'],
  ['at', 0, 'en'],
  [
    'about',
    0,
    `tipo|tipo el|sobre|sobre el|aprox|aproximadamente|cerca de|cerca del|alrededor de|alrededor del|
      mas o menos|mas o menos el|como|como el|unos|unas|ponele|masomenos`,
  ],
  ['for', 0, 'para|por|pa|xa'],
  ['within', 0, 'dentro de|de aca a|de aqui a|de hoy en'],
  ['with', 0, 'con'],
  ['day', 0, 'dia'],
  ['days', 0, 'dias'],
  ['night', 0, 'noche|nochecita'],
  ['nights', 0, 'dormidas|pernoctes|pernoctadas|noches|nochecitas|nohes'],
  ['week', 0, 'semana|semanita'],
  ['weeks', 0, 'semanas'],
  ['months', 0, 'mes'],
  ['months', 1, 'meses'],
  ['year', 0, 'ano'],
  ['years', 0, 'anos|anitos'],
  ['year', 1, 'ano que viene|proximo ano|ano proximo|ano entrante|ano siguiente'],
  ['year', 2, 'este ano|ano en curso|corriente ano'],
  ['this', 0, 'este|esta|ese|esa|estos|mismo'],
  [
    'next',
    0,
    'que viene|que vienen|que entra|proximo|proxima|proximos|proximas|entrante|siguiente|venidero|que sigue',
  ],
  ['other', 0, 'otro|otra|subsiguiente|de mas arriba|que le sigue'],
  ['past', 0, 'pasada|anterior|ultimos'],
  ['lastof', 0, 'ultimo|ultima'],
  ['onward', 0, 'en adelante|para adelante|hacia adelante|o despues|o mas adelante|y despues'],
  [
    'after',
    0,
    'despues de|despues del|luego de|luego del|pasado el|posterior al|posterior a|siguiente a|siguiente al',
  ],
  [
    'before',
    0,
    `antes de|antes del|previo al|previas al|previos al|previas a|anteriores al|anterior al|anterior a|anteriores a|
      previo a`,
  ],
  [
    'weekend',
    0,
    'finde|fin de semana|a fin de semana|fds|finde semana|find|fin d semana|findesemana|wknd|weekend',
  ],
  ['weekends', 0, 'findes|fines de semana'],
  [
    'lweekend',
    0,
    `finde largo|fin de semana largo|finde semana largo|fds largo|finde extra largo|finde xl|fin de semana xl|
      finde larguisimo|fin de semana extra largo|xl|feriado largo|findelargo|finde patrio|fin de semana patrio|
      finde puente|fin de semana puente`,
  ],
  ['lweekend', 1, 'findes largos|fines de semana largos'],
  ['holidays', 0, 'feriado|feriado puente|dia puente|puente|feriados'],
  [
    'holiday',
    1,
    `carnaval|carnavales|finde de carnaval|fin de semana de carnaval|feriado de carnaval|
      finde largo de carnaval|fin de semana largo de carnaval|feriados de carnaval|feriado largo de carnaval|
      finde de carnavales`,
  ],
  [
    'holiday',
    2,
    `semana de turismo|semana turismo|para turismo|pa turismo|en turismo|semana criolla|semana santa|pascua|pascuas|
      finde de pascua|
      finde de pascuas|fin de semana de pascua|
      fin de semana de pascuas|finde de semana santa|finde largo de semana santa|fin de semana de semana santa|
      fin de semana largo de semana santa|feriado de semana santa|semana de pascua|semana de pascuas|finde santo`,
  ],
  [
    'holiday',
    3,
    `navidad|navidades|noche buena|nochebuena|nochebuena y navidad|las fiestas de navidad|semana de navidad|
      finde de navidad`,
  ],
  [
    'holiday',
    4,
    `ano nuevo|fin de ano|fin del ano|fines de ano|finde de ano nuevo|finde de fin de ano|nochevieja|
      semana de ano nuevo`,
  ],
  ['holiday', 5, 'las fiestas|fiestas'],
  ['holiday', 51, 'fiestas patrias|las fiestas patrias'],
  ['holiday', 10, 'viernes santo'],
  ['holiday', 11, 'jueves santo'],
  ['holiday', 12, 'domingo de pascua|domingo de pascuas|domingo de resurreccion'],
  ['holiday', 13, 'lunes de carnaval'],
  ['holiday', 14, 'martes de carnaval'],
  ['holiday', 15, 'domingo de ramos'],
  ['holiday', 23, 'sabado de gloria'],
  ['holiday', 16, 'reyes|dia de reyes'],
  ['holiday', 53, 'noche de reyes|vispera de reyes'],
  ['holiday', 17, 'san valentin|sanvalentin|dia de los enamorados|dia de san valentin'],
  ['holiday', 18, 'trabajador|dia del trabajador|dia del trabajo|dia de los trabajadores'],
  ['holiday', 19, 'dia de la madre'],
  ['holiday', 20, 'dia del padre'],
  ['holiday', 21, 'dia del nino|dia de las infancias|dia de la ninez'],
  ['holiday', 22, 'dia de la independencia|la independencia|independencia'],
  [
    'holiday',
    30,
    'inmaculada|la inmaculada|inmaculada concepcion|dia de la virgen|el de la virgen|feriado de la virgen',
  ],
  ['holiday', 31, 'malvinas|dia de malvinas|dia de las malvinas|veteranos de malvinas'],
  ['holiday', 32, 'dia de la memoria|memoria'],
  ['holiday', 33, 'dia de san martin|san martin|general san martin|la muerte de san martin'],
  ['holiday', 34, 'guemes|dia de guemes|general guemes'],
  ['holiday', 35, 'dia de la bandera|belgrano|la bandera|general belgrano|manuel belgrano'],
  [
    'holiday',
    36,
    'dia de la soberania|soberania nacional|soberania|dia de la soberania nacional|la vuelta de obligado',
  ],
  [
    'holiday',
    37,
    `dia de la raza|diversidad cultural|dia de la diversidad cultural|la raza|columbus|
      dia del respeto a la diversidad cultural|la diversidad|diversidad`,
  ],
  [
    'holiday',
    38,
    'revolucion de mayo|fecha patria de mayo|dia de la patria|la revolucion de mayo|25 de mayo patrio',
  ],
  ['holiday', 39, 'dia de la primavera|dia del estudiante|dia de los estudiantes'],
  ['holiday', 40, 'dia del amigo'],
  ['quincena', 0, 'quincena|quinc|qna'],
  ['quincena', 1, 'primera mitad|primer quincena|primeros quince dias|primeros 15 dias|primera quincena'],
  ['quincena', 2, 'segunda mitad|ultima quincena|ultimos quince dias|segunda quincena'],
  [
    'season',
    1,
    'vacaciones de invierno|vacaciones de julio|receso invernal|receso de invierno|vacas de invierno',
  ],
  ['season', 2, 'verano|este verano|temporada de verano|vacaciones de verano'],
  ['season', 3, 'invierno|temporada de invierno'],
  ['season', 4, 'otono'],
  ['season', 5, 'primavera'],
  [
    'part',
    1,
    `principios de|a principios de|principio de|a principio de|principios del|comienzos de|a comienzos de|
      inicios de|a inicios de|primeros dias de|a principios del|comienzo de|los primeros dias de`,
  ],
  ['part', 2, 'mediados de|a mediados de|mediado de|mitad de|a mitad de|mediados del|a mediados del'],
  [
    'part',
    3,
    `fines de|a fines de|finales de|a finales de|fin de|final de|fines del|ultimos dias de|a fin de|a fines del|
      los ultimos dias de`,
  ],
  ['all', 0, 'todo|toda|completo|completa|entero|entera|todo el|toda la'],
]
