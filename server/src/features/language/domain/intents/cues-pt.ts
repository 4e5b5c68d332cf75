import { compileCues } from './cues.ts'

export const portugueseCues = compileCues([
  [
    'human',
    0.97,
    'humano|atendente|(?:falar|conversar) com (?:uma|um|o|a|alguem|voce|voces|algum)\\b.*|alguem (?:ai|pode|me atende|real).*|tem alguem ai.*|pode(?:m)? me ligar|me liga|me ligue|pessoa (?:real|de verdade)|o dono|a dona|proprietari[oa]|gerente|recepcao|responsavel|operador|atendimento humano|(?:e|voce e) (?:um )?robo',
  ],
  [
    'payment_proof',
    0.96,
    'comprovante|(?:ja|acabei de|acabo de) (?:te )?(?:fiz|paguei|transferi|depositei|mandei|enviei|fazer|pagar|transferir|depositar|enviei|pago|fizemos|pagamos).*|fiz (?:o|a|um) (?:pix|pagamento|transferencia|deposito).*|(?:pix|pagamento|transferencia|deposito) (?:feit[oa]|enviad[oa]|realizad[oa]|efetuad[oa])|(?:caiu|chegou|recebeu|receberam|entrou) (?:o|a|meu|minha) (?:pix|pagamento|transferencia|dinheiro|deposito|sinal)|transferi|paguei|depositei|esta pago|recibo',
  ],
  [
    'cancel',
    0.95,
    'cancel(?:ar|o|amento|amos|e|a|aria|ada|em|ei)|desmarcar|desistir|desisto|desistimos|anular|nao (?:vamos|vou|iremos) (?:poder |mais )?(?:ir|viajar)(?: .*)?|nao (?:vamos|vou) mais|nao poderemos ir|nao vai dar (?:pra|para) ir.*',
  ],
  [
    'change_dates',
    0.95,
    '(?:mudar|alterar|trocar|remarcar|mover|adiar|antecipar|passar|modificar|mudo|altero)(?: .{0,24})? (?:a data|as datas|data|datas|os dias|o dia|a reserva|minha reserva|nossa reserva|de data|a estadia|de dia|a chegada)|remarcar|reagendar|(?:passar|mudar|trocar|adiar|mover|antecipar) (?:para|pra|pro|a) .*|(?:acrescentar|adicionar|estender|prolongar|aumentar) (?:uma?|mais|a|o|\\d) .*|em vez (?:de|da|do) .*|ao inves (?:de|da|do) .*|no lugar d[eoa] .*|mais uma noite|uma noite a mais|(?:mudanca|troca|alteracao) de data.*',
  ],
  [
    'my_reservation',
    0.93,
    '(?:minha|nossa) reserva|(?:reservei|reservamos) (?:para|pra|de|do|a|no).*|(?:tenho|temos|fiz|fizemos|tinha) (?:uma |a )?reserva.*|status da reserva|(?:esta|ficou|foi) confirmad[oa].*|quanto (?:falta|devo|resta|ainda falta)(?: .*)?|codigo da reserva|saldo (?:restante|pendente|devedor)',
  ],
  [
    'payment',
    0.92,
    '(?:como|onde|qual) (?:.{0,20} )?(?:pago|pagar|pagamento|faco o pagamento|e o pagamento|funciona o pagamento|pagamos)(?: .*)?|forma[s]? de pagamento|(?:aceitam?|aceita|recebem|posso pagar (?:com|no|em)|pagar (?:com|no|em)|da pra pagar) (?:o )?(?:pix|cartao|cartoes|credito|debito|dinheiro|dolar|dolares|reais|mercado ?pago|transferencia|boleto|visa)(?: .*)?|parcel(?:ar|a|am|ado|amento|as)|em \\d+ vezes|chave (?:do )?pix|chave|pix|dados bancarios|conta bancaria|(?:qual|quanto) (?:e )?(?:o )?(?:valor do )?sinal|sinal|entrada de|adiantamento|deposito|link (?:de|do|para|pra) (?:pagamento|pagar)|nota fiscal|pagar (?:na|ao|no) (?:chegada|chegar|local|hora)|no pix',
  ],
  [
    'checkin_time',
    0.93,
    '(?:que|qual|a que|ate que|a partir de que|desde que) (?:o |e o )?(?:horario|horas?|horarios|hora e).*|horarios?(?: .*)?|(?:chegar|entrar|sair|check ?in|check ?out|fazer o check ?in|chegamos|ficar) (?:.{0,16} )?(?:antes|depois|mais cedo|mais tarde|cedo|tarde|de madrugada|ate as|as \\d+)(?: .*)?|(?:late|early) check.*|a partir de que horas.*|que horas.*|deixar as malas.*|guardar (?:as )?malas.*|chegamos (?:as|la pelas|por volta).*',
  ],
  [
    'pets',
    0.9,
    '(?:aceitam?|aceita|permitem?|permitido|pode levar|posso levar|podemos levar|pode ir com|levar|cobram?|recebem|admitem|pode|sao) (?:.{0,20} )?(?:pets?|cachorr[oa]s?|caes|cao|gat[oa]s?|animais|animal|bichos?|cachorrinh[oa]|pet friendly|animais de estimacao|mascote|doguinho|gatinh[oa])(?: .*)?|pet friendly|pets?|(?:.{0,30} )?(?:cachorr[oa]s?|gat[oa]s?|animais|cachorrinh[oa]) (?:.{0,30})?\\?',
  ],
  [
    'photos',
    0.9,
    'fotos?|imagens|imagem|videos?|instagram|insta|ver como e.*|mostra(?:r)?(?: .*)?|me mostra.*|site|galeria',
  ],
  [
    'location',
    0.9,
    '(?:onde|aonde) (?:fica|ficam|esta|estao|e|voces ficam).*|onde|localizacao|endereco|mapa|maps|como (?:chego|chegar|chegamos|faco para chegar|se chega)(?: .*)?|(?:fica|e|esta) (?:muito )?(?:perto|longe|proximo)(?: .*)?|perto (?:do|da|de) .*|longe (?:do|da|de) .*|(?:qual a )?distancia.*|quantos km.*|(?:fica|e|esta|ficam) a \\d+ .*',
  ],
  [
    'policies',
    0.9,
    '(?:politica|politicas|regras?|normas|condicoes|termos)(?: .*)?|reembolso.*|(?:pode|posso|e permitido|permitem|podemos) (?:fumar|fazer festa|receber visitas|fazer barulho|levar visitas|som alto|fazer fogueira)(?: .*)?|minimo de (?:noites|diarias)|(?:quantas|qual o) (?:noites |diarias |)minim[oa].*|estadia minima|devolvem.*|devolucao',
  ],
  [
    'amenities',
    0.86,
    '(?:.{0,30} )?(?:wifi|wi-fi|wi fi|internet|piscina|churrasqueira|garagem|estacionamento|aquecimento|aquecida|ar condicionado|lareira|cozinha|geladeira|fogao|microondas|tv|netflix|cafe da manha|toalhas?|lencois|roupa de cama|camas?|cama de casal|quartos?|banheiros?|banheira|hidromassagem|jacuzzi|varanda|quintal|berco|maquina de lavar|incluso|inclui|inclusos?|comodidades|servicos?|secador|agua quente|vista|louca|utensilios|ventilador|deck|sauna|equipad[oa])(?: .*)?|o que (?:tem|inclui|oferece|oferecem).*|quantas pessoas (?:cabem|comporta).*|quantos quartos.*',
  ],
  [
    'price',
    0.9,
    'quanto (?:fica|custa|sai|e|esta|seria|ficaria|sairia|custaria|cobram|cobra|o|a|da|ta|por|para|pra|voces cobram)(?: .*)?|quanto|precos?|valor|valores|(?:valor|preco) da diaria|diaria|orcamento|tarifas?|descontos?|promocao|promocoes|mais barat[oa]|cotacao|custo|qual (?:o|e o) (?:valor|preco).*|tabela de precos',
  ],
  [
    'book',
    0.93,
    '(?:quero|queremos|gostaria de|gostariamos de|queria|posso|podemos|como faco para|como faco pra|vou|vamos|preciso|desejo) (?:fazer (?:uma |a )?)?(?:reservar|reserva|fechar)(?: .*)?|fazer (?:uma |a )?reserva|reserv(?:a|e|ar|o) (?:pra mim|para mim|essa|esta|esse|a|o|para|pra|de|do)(?: .*)?|pode reservar.*|pode fechar.*|vou ficar com.*|fico com (?:ela|essa|esta|ele).*|ficamos com.*|confirm(?:o|a|ar|amos) a reserva|reservar|reservo|fechado quero|vou querer(?: .*)?|quero (?:ela|essa|esta|esse)|como (?:reservo|reservar).*|garant(?:e|ir) (?:essa|a|minha).*',
  ],
  [
    'availability',
    0.88,
    'disponibilidade|disponivel|disponiveis|vagas?|livres?|(?:tem|teria|ha|voces tem|tens|teriam|temos) (?:alg[ou]|alguma|algum|vaga|lugar|cabana|chale|quarto|data|disponivel|datas)(?: .*)?|(?:tem|teria) (?:para|pra|no|na|de|do|entre|em|nesse|neste|esse|este|este)(?: .*)?|(?:procuro|procurando|estou procurando|quero|queremos|preciso|precisamos|gostaria|busco|queria) (?:de )?(?:uma?|um|duas|dois|\\d|alugar|hospedagem|ficar|passar|me hospedar|algo)(?: .*)?|alugar|alugam|aluguel|hospedagem|(?:esta|estao|ainda esta) (?:livre|disponivel|livres|disponiveis|ocupad[oa])(?: .*)?',
  ],
  [
    'thanks',
    0.7,
    'obrigad[oa]s?|muito obrigad[oa]|valeu|agradeco|agradecid[oa]|grat[oa]|brigad[oa]|obg|vlw|brigadao',
  ],
  [
    'no',
    0.6,
    'nao obrigad[oa]|nao quero|melhor nao|de jeito nenhum|negativo|nao serve|nao me serve|nao gostei|nao precisa|nem pensar|deixa pra la|agora nao|nao nao|nao por enquanto|nenhum[a]?',
  ],
  [
    'yes',
    0.6,
    'sim|isso|claro|ok|okay|perfeito|pode ser|com certeza|certo|beleza|blz|fechado|otimo|combinado|ta bom|esta bom|aceito|bora|show|exato|correto|positivo|top|uhum|aham|sim por favor|legal|maravilha',
  ],
  ['yes', 0.6, 'vamos|ta|tudo bem|sim|ok|fechou|bom|boa|pode|claro|confirmo|confirmado', 'whole'],
  ['no', 0.6, '(?:.{0,24} )?nao', 'whole'],
  [
    'greeting',
    0.4,
    'oi+|ola|bom dia|boa tarde|boa noite|tudo bem|tudo bom|e ai|oie|opa|hello|hi|saudacoes|como vai|como voces estao',
  ],
])
