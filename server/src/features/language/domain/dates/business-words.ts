import { anyOf } from '../text/token.ts'

/** Regular verbs in -ar and -er as guests conjugate them, folded. */
const ENDINGS = [
  'o|as|a|amos|an|e|es|emos|en|aste|aron|aba|abamos|aban|are|ara|aremos|aran|aria|ariamos|arian|ar|ando|ado',
  'io|imos|ieron|era|eran|eria|ere|er|iendo|ido|ir|ira|iran|iria|ire|iremos',
].flatMap((line) => line.split('|'))

/** What is done on a day that is none of the stay: money, messages, work, school, papers, matches, births. */
export const BUSINESS = anyOf(
  `
  cobr- deposit- gir- abon- transfier- transfer- senar- senamos liquid- acredit- debit- factur- venc- vence vencen
  devuelv- firm- escritur- rend- rind- estudi- curs- aprob- egresa egresan gradu- nac- cumpl- caso casan casamos casaron
  oper- operan intern- vacun- jueg- jug- debut- compit- compet- corro corre corren corremos inaugur- cierr- cerr-
  abr- abre mud-
  clases cole colonia facu facultad cursada parcial examen turno medico banco escribano sueldo aguinaldo
  festival recital torneo trabaj- labur- escrib- llam- habl- confirm- avis- respond- contest- decido
  averigu- resuelv- publi- sorte- anunci- toca tocan debo debemos libera liberan suelta sueltan

  publicacion aviso anuncio posteo decidir senarte contestar haber habra hubo transferencia anticipo saldo paro corte
  feria
  pagamento pagam pix recebo recebemos recebe pago pagamos trabalho trabalhamos transfiro mando fecham comeca comecam
  acaba
  paid work works working pay pays close closes closed graduate graduates born starts ends
`,
  ENDINGS,
)

/** What is wanted, asked for or there to be had. */
export const SELF = anyOf(`
  quiero queremos queria queriamos querria querriamos quisiera quisieramos necesito necesitamos necesitaria
  necesitariamos busco buscamos buscaba buscabamos reservar reservo reservamos reserva alquilar alquilo alquilamos
  hay tenes tienen tiene tendras tendrias tendrian tendria queda quedan libre libres lugar disponible disponibles
  disponibilidad disponen podria podriamos podremos podemos puedo seria serian sea interesa interesaria gustaria
  desde entre fecha fechas dormir dormimos noche noches estadia cabana quero queremos queria gostaria preciso tem vaga
  precisamos would want need book stay room available looking dejas dejan guardas guardan alquilas alquilan
`)

export const LANDS = anyOf('land landing fly flying aterrizamos aterrizo aterrizaje pousamos')

export const TO_HOST = anyOf('te les le se')

export const OTHERS = {
  verb: anyOf(`
    llega llegan llegaba llegaria llegarian viene vienen viaja viajan vuelve vuelven vuelan vuela sale salen va van
    regresa regresan da dan parte parten aterriza aterrizan chega chegam vem volta voltam viajam sai saem arrives
    arrive comes
    flies leaves gets travels lands
  `),
  subject: anyOf(`
    hermano hermana hermanos hermanas mama papa madre padre viejo vieja viejos padres suegro suegra suegros hijo hija
    hijos hijas primo prima primos tio tia tios cunado cunada cunados abuelo abuela abuelos amigo amiga amigos amigas
    novio novia marido esposo esposa mujer sobrino sobrina nieto nieta nietos jefe jefa nuera yerno vecino socio socia
    uno_de_nosotros una_de_nosotras chicos nenes nene nena ex padrino madrina vuelo avion voo aviao flight plane
    irmao irma mae pai pais sogro sogra filho filha filhos cunhado cunhada amigo amiga marido esposa namorado namorada
    brother sister mother father mom mum dad parents son daughter husband wife friend friends boss cousin uncle aunt
  `),
  ours: anyOf('yo nosotros nosotras eu nos we i'),
} as const
