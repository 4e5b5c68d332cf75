import { spanishGuards } from './es-guards.ts'
import { spanishPeople } from './es-people.ts'
import { spanishTime } from './es-time.ts'
import { compileLexicon, type Entry } from './lexicon.ts'

const NUMBERS: readonly Entry[] = [
  'cero',
  'uno|un|una',
  'dos',
  'tres',
  'cuatro',
  'cinco',
  'seis',
  'siete',
  'ocho',
  'nueve',
  'diez',
  'once',
  'doce',
  'trece',
  'catorce',
  'quince',
  'dieciseis|diez y seis',
  'diecisiete|diez y siete',
  'dieciocho|diez y ocho',
  'diecinueve|diez y nueve',
  'veinte',
  'veintiuno|veintiun|veinte y uno',
  'veintidos|veinti dos|veinte y dos',
  'veintitres|veinti tres|veinte y tres',
  'veinticuatro|veinti cuatro|veinte y cuatro',
  'veinticinco|veinti cinco|veinte y cinco',
  'veintiseis|veinti seis|veinte y seis',
  'veintisiete|veinti siete|veinte y siete',
  'veintiocho|veinti ocho|veinte y ocho',
  'veintinueve|veinti nueve|veinte y nueve',
  'treinta',
  'treinta y uno|treinta y un',
].map((words, value) => ['num', value, words] as const)

const ONLY_ONE: Entry = ['num', 1, 'una sola|un solo|una unica|un unico|una misma']
const PAIR: Entry = ['num', 2, 'un par de|un parcito de']

const MONTHS: readonly Entry[] = [
  'enero|ene',
  'febrero|feb|febr',
  'marzo|mzo',
  'abril|abr',
  'mayo|may',
  'junio|jun',
  'julio|jul',
  'agosto|ago|agto',
  'septiembre|setiembre|sep|sept|set',
  'octubre|oct',
  'noviembre|nov',
  'diciembre|dic',
].map((words, index) => ['month', index + 1, words] as const)

const WEEKDAYS: readonly Entry[] = [
  'domingo|dom|domingos',
  'lunes|lun',
  'martes',
  'miercoles|mie|mier',
  'jueves|jue',
  'viernes|vie',
  'sabado|sab|sabados',
].map((words, index) => ['wday', index, words] as const)

export const spanish = compileLexicon({
  entries: [
    ...NUMBERS,
    ONLY_ONE,
    PAIR,
    ...MONTHS,
    ...WEEKDAYS,
    ...spanishTime,
    ...spanishPeople,
    ...spanishGuards,
  ],
  spellings: {
    q: 'que',
    k: 'que',
    ke: 'que',
    x: 'por',
    xq: 'por que',
    dsd: 'desde',
    dde: 'desde',
    hta: 'hasta',
    hsta: 'hasta',
    p: 'p',
    xra: 'para',
    cn: 'con',
    dose: 'doce',
    quinse: 'quince',
    dies: 'diez',
    onse: 'once',
    trese: 'trece',
    catorse: 'catorce',
    beinte: 'veinte',
    kuanto: 'cuanto',
    kuando: 'cuando',
    kiero: 'quiero',
    chikos: 'chicos',
    chikas: 'chicas',
    xikos: 'chicos',
    pa: 'para',
    tmb: 'tambien',
    tb: 'tambien',
    d: 'de',
    nv: 'que viene',
    dl: 'del',
    ent: 'entrada',
    sal: 'salida',
    ing: 'ingreso',
    egr: 'egreso',
    ls: 'los',
    desd: 'desde',
    agst: 'agosto',
    sbre: 'septiembre',
    stbre: 'septiembre',
    octb: 'octubre',
    nvbre: 'noviembre',
    dbre: 'diciembre',
    fbro: 'febrero',
    hast: 'hasta',
    adlts: 'adultos',
    adts: 'adultos',
    ch: 'chico',
    chs: 'chicos',
    mens: 'menores',
    prs: 'personas',
    xsona: 'persona',
    xsonas: 'personas',
    mje: 'mensaje',

    prox: 'proximo',
    px: 'proximo',
    sgte: 'siguiente',
    sig: 'siguiente',
    dps: 'despues',
    dsp: 'despues',
    desp: 'despues',
    aca: 'aca',
    tenes: 'tenes',
    vierns: 'viernes',
    pers: 'personas',
    flia: 'familia',
    cab: 'cabana',
    fde: 'finde',
    xfa: 'por favor',
    pf: 'por favor',
    porfa: 'por favor',
    mña: 'manana',
    mnn: 'manana',
    '0d': 'dias',
    '0ds': 'dias',
    '0n': 'noches',
    '0ns': 'noches',

    mñana: 'manana',
    manianа: 'manana',
    mna: 'manana',
    maniana: 'manana',
    grax: 'gracias',
    grac: 'gracias',
    bn: 'bien',
    noxes: 'noches',
    nochs: 'noches',
    noc: 'noches',
    noch: 'noches',
    nch: 'noches',
    nchs: 'noches',
    nocs: 'noches',
    sem: 'semana',
    sems: 'semanas',

    xfavor: 'por favor',
    dispo: 'disponibilidad',
    disp: 'disponible',
    hab: 'habitacion',
    cto: 'cuanto',
    cuant: 'cuanto',
    finde: 'finde',
    finsemana: 'fin de semana',
    finesemana: 'fin de semana',
    ctos: 'cuantos',
    t: 'te',
  },
  correctable: `enero febrero marzo abril junio julio agosto septiembre setiembre octubre noviembre diciembre
      lunes martes
      miercoles jueves viernes sabado domingo noches semana finde quincena carnaval personas adultos manana
      feriado navidad primera segunda desde hasta reserva reservar cancelar disponibilidad disponible precio
      comprobante gracias cabana mascotas transferencia pileta presupuesto direccion ubicacion menores mayores
      seriamos`,
  real: `mejores senores tenores mejore mayora mayoreo serian seriamente serias mejoras
    enter entera entre entrega cuarto cuartos viene vienen marcos marco marca marcha marte marti abrir
    abrio jueces sabana sabanas domina noche nochebuena primero segundo segundos marzal junto justo juntos
    juntas nietos mayor mejor menor persona personal adulto feria ferias desde desean semanal hasta hasta
    precios reservas reservo reserve cancela cancelo cancelado mascota disponibles gracia manzana mananas lunas
    luna listo aceptan agrego jugo julia julieta julian martin marta martina domingo sabia sabor viejo viernes
    fideos find finca fin noches nocturno cabanas cabaña carnes carnet quincho reservada reservado reservar
    reservame cancelar navidades febril entro enteros manda mandame mandar segura seguro pilates piletas
    directo direcciones acosto aposto angosto agoste calcular calculan congelar cancelaron resfriar rellenar
    dominio feriada ferrero harta hartas junior junin macetas mascaras mates mares mareas mario mareo mazo
    predio premio preciso precisa persianas personajes personales pensiones peruanas perdonas perdonan
    quiniela luces lineas sacado salado salida paleta paletas pelota viertes garcias cubana cabina
    siembre transparencia desees dese domingas marcia marcio marta abria abri duda dudas`,
  fillers: 'eh ehh ehhh eeh em emm emmm mmm uh uhh ah ahh ay ayy uy uyy oh aja viste digamos',
})
