import { fold } from '../text/fold.ts'

/** Words around names and telephones, folded; one of them stands for all in the patterns of `contact.ts`. */
function oneOf(list: string): string {
  return `(?:${list.replaceAll(/\s*\n\s*/g, '')})`
}

/** What stands before a telephone: "mi cel es". */
export const CALLED = oneOf(`
  cel|celular|tel|telefono|whatsapp|wsp|wpp|numero|nro|llamame al|llamar al|phone|number|fone|zap|call me (?:at|
  on)
`)

/** What stands before one's own name: "a nombre de". */
export const INTRODUCES = oneOf(`
  me llamo|mi nombre es|soy|a nombre de|nombre:?|mi nombre:?|meu nome e|me chamo|eu sou|sou o|sou a|em nome de|
  nome:?|my name is|i'm|i am|this is|name:?|under the name of
`)

/** What is said after "soy" and is no name: "soy vegana", "soy de Rosario". */
export const NO_NAME = oneOf(`
  de|del|un|una|uno|la|el|los|las|yo|solo|sola|quien|que|para|por|si|no|interesad[oa]|client[ea]|huesped|pareja|
  familia|from|a|the|interested|looking|coming|um|uma|cliente|do|da|turista|argentin[oa]|brasileir[oa]|vegan[oa]|
  celiac[oa]|jubilad[oa]|here|writing|not|sure|so|just|and|alergic[oa]|nuev[oa]|docente|maestr[oa]|profe|profesora?|
  enfermer[oa]|medic[oa]|doctora|abogad[oa]|contadora?|estudiante|policia|emplead[oa]|guia|remiser[oa]|chofer|
  fotograf[oa]|period[a-z]+|veterinari[oa]|psicolog[oa]|arquitect[oa]|ingenier[oa]|comerciante|vendedora?|
  cociner[oa]|musico|artesan[oa]|bomber[oa]|soltera?|viud[oa]|divorciad[oa]|diabetic[oa]|hipertens[oa]|
  discapacitad[oa]|vegetarian[oa]|embarazada|soci[oa]|afiliad[oa]|vecin[oa]|residente|local|extranjer[oa]|urugu[a-z]+|
  chilen[oa]|fumadora?|alt[oa]|mayor|aposentad[oa]|professora?|estudante|advogad[oa]|teacher|doctor|nurse|student|
  retired|vegetarian|allergic|pregnant|disabled
`)

/** Where a name ends and the sentence goes on. */
export const GOES_ON = oneOf(`
  y|e|and|le|para|quiero|tengo|con|del|el|por|mi|te|somos|desde|estoy|consulta|queria|necesito|escribo|les|for|i|we|
  my|hi|que|quisiera|meu|quero|gostaria|busco|ando
`)

/** "soy Ana García de Bariloche": where somebody is from is no surname. */
export const TOWNS = new Set(
  (
    'rosario,bariloche,cordoba,mendoza,neuquen,salta,tucuman,santa fe,mar del plata,la plata,buenos aires,capital,' +
    'caba,chubut,rio negro,posadas,parana,san juan,san luis,jujuy,corrientes,montevideo,santiago,sao paulo,' +
    'porto alegre,curitiba,rio,chile,uruguay,brasil,paraguay,tandil,bahia blanca,olavarria,pilar,tigre,quilmes,' +
    'moron,lujan,junin,pergamino,rafaela,concordia,gualeguaychu,formosa,resistencia,catamarca,la rioja,viedma,' +
    'trelew,comodoro,esquel,ushuaia,rio gallegos,florianopolis,london,madrid,barcelona,lima,bogota,mexico,miami'
  ).split(','),
)

/** Words that begin a sentence or name a place, and no person. */
const NO_FIRST_NAME = new Set(
  (
    'soy|somos|me|mi|hola|buen|buenos|buenas|muchas|mercado|villa|san|santa|cabana|la|el|los|las|gracias|ok|si|no|' +
    'eu|sou|meu|i|my'
  ).split('|'),
)

/** A name written alone: two or three words that begin with a capital. */
export function nameAlone(text: string): string | null {
  const name = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2}$/u.exec(text.trim())?.[0]
  return name && !NO_FIRST_NAME.has(fold(name).text.split(' ')[0] ?? '') ? name : null
}
