import { compileLexicon, type Entry } from './lexicon.ts'
import { portugueseGuards } from './pt-guards.ts'
import { portuguesePeople } from './pt-people.ts'
import { portugueseTime } from './pt-time.ts'

const NUMBERS: readonly Entry[] = [
  'zero',
  'um|uma',
  'dois|duas',
  'tres',
  'quatro',
  'cinco',
  'seis',
  'sete',
  'oito',
  'nove',
  'dez',
  'onze',
  'doze',
  'treze',
  'quatorze|catorze',
  'quinze',
  'dezesseis|dezasseis',
  'dezessete',
  'dezoito',
  'dezenove',
  'vinte',
  'vinte e um|vinte e uma',
  'vinte e dois|vinte e duas',
  'vinte e tres',
  'vinte e quatro',
  'vinte e cinco',
  'vinte e seis',
  'vinte e sete',
  'vinte e oito',
  'vinte e nove',
  'trinta',
  'trinta e um',
].map((words, value) => ['num', value, words] as const)

const MONTHS: readonly Entry[] = [
  'janeiro|jan',
  'fevereiro|fev',
  'marco|mar',
  'abril|abr',
  'maio|mai',
  'junho|jun',
  'julho|jul',
  'agosto|ago',
  'setembro|set',
  'outubro',
  'novembro|nov',
  'dezembro',
].map((words, index) => ['month', index + 1, words] as const)

export const portuguese = compileLexicon({
  entries: [...NUMBERS, ...MONTHS, ...portugueseTime, ...portuguesePeople, ...portugueseGuards],
  spellings: {
    '0d': 'dias',
    '0n': 'noites',
    q: 'que',
    vc: 'voce',
    vcs: 'voces',
    pra: 'para',
    pro: 'para',
    td: 'tudo',
    tb: 'tambem',
    tbm: 'tambem',
    amn: 'amanha',
    hj: 'hoje',
    ñ: 'nao',
    n: 'nao',
    prox: 'proximo',
    qto: 'quanto',
    qnt: 'quanto',
    pfv: 'por favor',
    pf: 'por favor',
    dps: 'depois',
    eh: 'e',
    ta: 'esta',
    obg: 'obrigado',
    vlw: 'valeu',
    qdo: 'quando',
    cmg: 'comigo',
    pessoa: 'pessoa',
  },
  correctable: `janeiro fevereiro marco abril junho julho agosto setembro outubro novembro dezembro domingo
      segunda terca
      quarta quinta sexta sabado semana noites quinzena carnaval pessoas adultos criancas amanha feriado
      reveillon pascoa cachorro disponibilidade reserva cancelar comprovante`,
  real: `quarto quartos quinto sexto junto juntos noite terceiro segundo marca marcar abrir sabe feriadao
    semanal maio maior quanto quarta crianca adulto pessoa reservar reservas cancela cancelo cancelei domingos
    noites pascoal terca nova segundos disponivel terra terras quanta quantas abriu mario marcio nortes cesta`,
  fillers: 'eh ehh hum ah ahh uh ue',
})
