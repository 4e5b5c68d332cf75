import type { Entry } from './lexicon.ts'

export const portugueseGuards: readonly Entry[] = [
  ['neg', 0, 'nao|nem|exceto|menos o|menos a|que nao seja'],
  [
    'instead',
    0,
    'em vez de|em vez do|em vez da|ao inves de|ao inves do|ao inves da|no lugar de|no lugar do|no lugar da',
  ],
  [
    'commit',
    0,
    `te passo|eu te passo|te transfiro|te deposito|te mandamos|te pagamos|passo o pix|vou mandar|vou passar|
      vou enviar|vou fazer o pix|te confirmo|te aviso|te falo|te digo|te mando|te envio|te pago|te respondo|
      te ligo|confirmo|aviso|deposito|
      transfiro|faco o pix|faco o deposito|faco a transferencia|mando o pix|pago|respondo|falo com|
      vou confirmar|vou pagar|vou transferir|vou depositar|confirmamos|avisamos|pagamos|lhe confirmo|lhe aviso|
      recebo|te dou|vou te confirmar|vou te avisar|retorno contato|eu confirmo|eu aviso|me responde|me avisa|
      trabalho|vou falar|envio`,
  ],
  [
    'did',
    0,
    `fomos|fui|estivemos|estive|ficamos ai|ficamos em|ficamos na|ficamos no|fiquei|paguei|fiz|transferi|
      depositei|mandei|enviei|ano passado|o ano passado|no ano passado|semana passada|mes passado|ontem|
      anteontem|fim de semana passado|final de semana passado|verao passado|nos hospedamos|me hospedei|alugamos|
      liguei|perguntei|falei|adoramos|da ultima vez|na ultima vez|escrevi`,
  ],
  ['ago', 0, 'ha|atras|faz'],
  [
    'booked',
    0,
    `tenho reserva|tenho uma reserva|temos reserva|temos uma reserva|minha reserva|nossa reserva|ja reservei|
      reservei|reservamos|a reserva|fiz uma reserva|fiz a reserva|tinha uma reserva|tinha reserva`,
  ],
  [
    'askhour',
    0,
    'que horas|a que horas|ate que horas|qual o horario|qual horario|a partir de que horas|que horario|horario',
  ],
  ['talk', 0, 'falar|conversar|combinar|perguntar|ver'],
  [
    'event',
    0,
    `sou de|moro em|moramos em|rua|avenida|comprovante|meu aniversario e|nosso aniversario e|aniversario e dia|
      nos casamos|vou casar|vamos casar|casamento|e meu aniversario|e o aniversario|e nosso aniversario|
      faco aniversario|aniversario|e aniversario|casamento e|formatura|show|prova|consulta|corrida|maratona|
      batizado|festa`,
  ],
  ['wish', 0, 'feliz|otimo|tenha um|tenham um|bom fim'],
  [
    'general',
    0,
    `muito frio|muito calor|neva|chove|faz frio|faz calor|o clima|clima|tem neve|abrem|aberto|abertos|
      aberta|atendem|funciona`,
  ],
  [
    'correct',
    0,
    `na verdade|quer dizer|quis dizer|digo|desculpa|desculpe|ou melhor|alias|me enganei|me confundi|corrigindo|
      errei|perdao|nao desculpa|opa|ops|oops|eita|nao espera|espera|quis escrever|queria dizer`,
  ],
  ['correct', 1, 'melhor|melhor se for|que seja'],
  ['said', 0, 'eu disse|tinha dito|falei|tinha falado|coloquei|botei|escrevi'],
  ['falls', 0, 'que e|que cai|que cai na|que cai no|cai numa|que e uma|que e um'],
  [
    'inside',
    0,
    `qualquer|alguma|algum|alguns|dentro do|dentro da|seguidas|seguidos|o que tiver|o que voces tiverem|
      nesse periodo|sou flexivel|somos flexiveis|flexivel|estou de folga|estou livre|estamos livres|
      tenho ferias|tenho folga|tem folga|temos folga|tem ferias`,
  ],
  ['but', 0, 'mas|porem|entao|agora'],
]
