import type { Entry } from './lexicon.ts'

export const portuguesePeople: readonly Entry[] = [
  ['adult', 0, 'adulto|adulta|adultos|adultas|maiores|idosos|adult|mulheres|homens'],
  [
    'child',
    1,
    `crianca|filho|filha|menino|menina|menor|neto|neta|sobrinho|sobrinha|garoto|garota|adolescente|filhinho|
      filhinha|criancinha`,
  ],
  [
    'child',
    2,
    'criancas|filhos|filhas|meninos|meninas|menores|netos|netas|sobrinhos|adolescentes|filhinhos|garotos|garotas',
  ],
  ['child', 2, 'gemeos|gemeas', '2'],
  ['child', 2, 'trigemeos|trigemeas', '3'],
  ['baby', 1, 'bebe|nenem|bebezinho|recem nascido|recem-nascido'],
  ['baby', 2, 'bebes|nenens'],
  ['person', 0, 'pessoa|pessoas|hospede|hospedes|pax|gente'],
  [
    'pet',
    1,
    `cachorro|cachorra|cachorrinho|cachorrinha|gato|gata|gatinho|pet|cao|doguinho|caozinho|mascote|
      animal de estimacao|dog|pinscher|labrador|poodle|shih tzu|golden|bulldog|pug|vira lata|vira-lata|salsicha|
      beagle|papagaio|coelho|bichinho|pastor alemao|yorkshire|cadela|cadelinha`,
  ],
  [
    'pet',
    2,
    'cachorros|cachorras|cachorrinhos|gatos|pets|caes|gatinhos|cadelas|bichinhos|gatas|cachorrinhas',
  ],
  ['couple', 1, 'casal|casalzinho'],
  ['couple', 2, 'casais'],
  ['family', 0, 'familia|familias|grupo|turma|galera'],
  ['friend', 1, 'amigo|amiga'],
  ['friend', 2, 'amigos|amigas|irmaos|primos|colegas'],
  [
    'kin',
    0,
    `senhora|senhor|esposa|esposo|namorada|namorado|mulher|marido|mae|pai|irma|irmao|sogra|sogro|noiva|
      noivo|avo|companheira|
      companheiro|parceira|parceiro|tia|tio|prima|primo|cunhada|cunhado|genro|nora|padrasto|madrasta|vovo|vo|
      mamae|papai|madrinha|padrinho|afilhado|afilhada|sogrinha|amor|mozao|chefe|vizinha|vizinho`,
  ],
  ['parents', 0, 'pais|tios|avos|sogros'],
  [
    'alone',
    0,
    `sozinho|sozinha|so eu|somente eu|apenas eu|so para mim|so pra mim|vou sozinho|vou sozinha|viajo sozinho|
      viajo sozinha`,
  ],
  ['me', 0, 'eu|mim'],
  [
    'we',
    0,
    `somos|eramos|seriamos|seremos|estamos em|ficamos em|ficamos so em|vamos ser|vamos em|nos|
      estaremos em|iremos em|sao`,
  ],
  ['each', 0, 'cada|cada uma|cada um|em cada'],
  ['mine', 0, 'meu|minha|meus|minhas|nosso|nossa|nossos|nossas'],
  ['plus', 0, 'mais'],
  ['counting', 0, 'incluindo|contando|sendo|das quais|dos quais'],
  ['total', 0, 'no total|ao todo|total'],
  ['cabin', 1, 'cabana|chale|quarto|casa|apartamento|apto|unidade|bangalo'],
  ['cabin', 2, 'cabanas|chales|casas|apartamentos|unidades|bangalos'],
  ['number', 0, 'numero|nº|n°|opcao'],
  [
    'thing',
    0,
    `quartos|banheiro|banheiros|camas|cama|km|quilometros|metros|minutos|min|vezes|parcelas|carros|carro|mil|
      reais|pesos|dolares|vez|andar|andares|quadras|vagas|fotos|por cento`,
  ],
  ['hour', 0, 'hs|h|hrs|horas|hora|am|pm'],
  ['hourly', 0, 'as|por volta das|la pelas|ate as|antes das|depois das|a partir das|das|desde as'],
]
