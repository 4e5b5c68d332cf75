import type { Entry } from './lexicon.ts'

export const spanishPeople: readonly Entry[] = [
  [
    'adult',
    0,
    `adulto|adulta|adultos|adultas|mayor|mayores|grande|grandes|ad|adul|adult|jubilados|personas mayores|
      personas adultas|personas grandes|gente grande|ancianos|mujeres|hombres|varones|senoras|senores|chicas grandes|
      acompanantes|acompanante|soltero|solteros|solteras`,
  ],
  [
    'child',
    1,
    `nene|nena|nino|nina|menor|chico|chica|hijo|hija|nieto|nieta|pibe|piba|peque|criatura|sobrino|sobrina|
      sobrinito|hijito|hijita|nietito|nietita|pequeno|pequena|adolescente|niñito|chiquito|chiquita|infante|
      menorcito|nenito|nenita|varon|varoncito|varoncita`,
  ],
  [
    'child',
    2,
    `nenes|nenas|nns|nin|nins|ninos|ninas|menores|chicos|chicas|hijos|hijas|nietos|nietas|pibes|pibas|peques|men|mens|
      criaturas|sobrinos|sobrinas|hijitos|nietitos|pequenos|pequenas|adolescentes|chiquitos|kids|infantes|guris|
      amiguitos|amiguitas|companeritos|companeritas|
      gurises|gurisas|jovenes|jovencitos|jovencitas|pendejos|chiquilines|crios|chavales|ninitos|changos|
      changuitos|changas`,
  ],
  ['child', 2, 'mellizos|gemelos|mellis|mellizas|gemelas|gemelitos|mellicitos', '2'],
  ['child', 2, 'trillizos|trillizas', '3'],
  ['child', 2, 'cuatrillizos', '4'],
  [
    'child',
    1,
    `guri|gurisa|crio|chiquilin|chiquilina|hijastro|hijastra|ahijado|ahijada|bisnieto|bisnieta|primito|primita|
      hermanito|hermanita|amiguito|amiguita|companerito|companerita`,
  ],
  ['child', 1, 'gordo|gorda|gordito|gordita|enano|enana|enanito|flaquito|negrito|negrita|colorado', 'aged'],
  [
    'baby',
    1,
    `bebe|beba|bebito|bebita|bebote|lactante|recien nacido|recien nacida|bebe recien nacido|beba recien nacida|bb|
      guagua|guaguita`,
  ],
  ['baby', 2, 'bebes|bebas|bebitos|bebitas|lactantes|bebecitos|guaguas|guaguitas'],
  [
    'person',
    0,
    `persona|personas|pax|pers|per|huesped|huespedes|pasajero|pasajeros|integrantes|individuos|p|plazas|gente|
      invitados|comensales|tecnicos|tecnicas|operarios|operarias|empleados|empleadas|obreros|
      alumnos|profesores|coordinadores|entrenadores|choferes|guias|maestras|maestros|profes|docentes|
      turistas|viajeros|jugadores|musicos|ingenieros|pescadores|ciclistas|motoqueros|
      egresados|estudiantes|jugadoras|corredores|muchachos|escaladores|cazadores|medicos`,
  ],
  [
    'pet',
    1,
    `perro|perra|perrito|perrita|gato|gata|gatito|gatita|mascota|cachorro|cachorra|caniche|pichicho|animalito|
      can|mascotita|perrazo|labrador|caniches|perri|perruno|ovejero|bulldog|golden|beagle|salchicha|michi|
      gatita|loro|conejo|tortuga|animal|ladrador|pug|border collie|boxer|dogo|bichon|mestizo|perris|caniche toy|
      ovejero aleman|pastor aleman|galgo|yorkshire|chihuahua|shih tzu|cocker|husky|rottweiler|doberman|pitbull|
      pit bull|schnauzer|pekines|perrita mestiza|callejerito|canario|hamster|cobayo|huron|gato siames|siames|
      pet|firulais|lomito|cuzco|cusco|cusquito`,
  ],
  [
    'pet',
    2,
    'perros|perras|perritos|perritas|gatos|gatas|gatitos|gatitas|mascotas|cachorros|animales|michis|pichichos',
  ],
  ['couple', 1, 'pareja|matrimonio|parejita|pareja de novios|matri|mat|novios|duo de novios'],
  ['couple', 2, 'parejas|matrimonios|parejitas|matris|parejas de novios|parejas de amigos'],
  ['family', 0, 'familia|familias|flia|flia.|grupo|grupo familiar|contingente|banda|barra'],
  ['family', 4, 'familia tipo|familias tipo'],
  ['friend', 1, 'amigo|amiga'],
  [
    'friend',
    2,
    `amigos|amigas|companeros|companeras|hermanos|hermanas|primos|primas|cunados|colegas|
      cunadas|concunados|yernos|nueras`,
  ],
  [
    'kin',
    0,
    `ex|novia|novio|novi|mujer|marido|esposa|esposo|mama|papa|madre|padre|hermano|hermana|suegra|suegro|abuela|abuelo|
      vieja|viejo|senora|senor|cunada|cunado|prima|primo|tia|tio|companera|companero|prometida|prometido|doña|
      la gorda|mi gorda|la bruja|la patrona|la dona|jermu|nuera|yerno|mami|papi|suegrita|abue|nono|nona|nonna|
      padrino|madrina|padrastro|madrastra|consuegra|
      consuegro|concunado|vecina|vecino|ninera|nany|
      cuidadora|cuidador|enfermera|jefe|jefa|socio|socia|patron|patrona`,
  ],
  ['parents', 0, 'padres|viejos|papas|mamas|madres|suegros|abuelos|abuelas|tios|padrinos|consuegros'],
  [
    'alone',
    0,
    `solo yo|sola|solito|solita|voy solo|viajo solo|voy sola|viajo sola|yo solo|yo sola|iria solo|iria sola|
      solo para mi|yo nomas|para mi solo|para mi sola|una sola persona|vendria solo|estaria solo`,
  ],
  [
    'me',
    0,
    'yo|conmigo|un servidor|una servidora|quien escribe|quien suscribe|el que escribe|la que escribe',
  ],
  [
    'we',
    0,
    `somos|somo|fueramos|dormiriamos|dormimos|nos alojariamos|fuesemos|somos los mismos|seguimos siendo|
      seguimos siendo los mismos|los mismos|sumamos|
      eramos|ibamos a ser|
      vamos siendo|quedamos en ser|seriamos|seremos|vamos a ser|nosotros|nosotras|
      seria para|capacidad para|venimos|vendriamos|vienen|estariamos siendo|vendrian siendo|en total somos|
      somos en total|entramos los`,
  ],
  ['each', 0, 'cada una|cada uno|c/u|cada|por cabana|por depto'],
  ['mine', 0, 'mi|mis|nuestro|nuestra|nuestros|nuestras'],
  ['plus', 0, 'mas|sumado a|ademas de'],
  [
    'counting',
    0,
    `incluyendo|incluyendo a|contando|contando a|contandome|contando al|incluida|incluido|incluidos|incluidas|
      entre ellos|de los cuales|de las cuales`,
  ],
  ['word', 0, 'de ellos|de ellas|nada mas'],
  ['be', 0, 'son|serian|seran|es|seria'],
  ['rest', 0, 'el resto|los demas|los otros|las otras|los otros son'],
  ['total', 0, 'en total|total'],
  [
    'cabin',
    1,
    'cabana|depto|departamento|unidad|habitacion|duplex|bungalow|casa|casita|alojamiento|monoambiente|hab',
  ],
  ['cabin', 2, 'cabanas|deptos|departamentos|unidades|habitaciones|bungalows|casas|dormis'],
  ['number', 0, 'numero|nro|num|opcion|n°|nº'],
  [
    'thing',
    0,
    `dormitorio|dormitorios|cuartos|cama|camas|ambiente|ambientes|bano|banos|cuadra|cuadras|km|kms|kilometro|kilometros|
      metro|metros|mts|m2|minuto|minutos|min|cuota|cuotas|pago|pagos|auto|autos|vehiculo|vehiculos|mil|lucas|
      pesos|dolares|usd|ars|toallas|platos|pisos|piso|estrellas|veces|vez|camionetas|camioneta|motos|moto|
      cuotas sin interes|pileta|plazas simples|sommier|colchones|colchon|kilos|kg|por ciento|porciento|por cien|
      luca|generaciones|palos|puntos|mails|fotos|cocheras|cochera|juegos|tv|sillas|lagos|escalones`,
  ],
  ['hour', 0, 'hs|hrs|h|hora|horas|am|pm|de la manana|de la tarde'],
  [
    'hourly',
    0,
    `a las|a la una|tipo las|a eso de las|desde las|hasta las|antes de las|despues de las|sobre las|como a las|
      pasadas las|cerca de las`,
  ],
]
