import type { AlertWords, FrameWords } from '../alert-kinds.ts'

/** The words around every alert, Portuguese of Brazil. */
export const PT_FRAME: FrameWords = {
  unknown: ['Há algo que precisa de você', 'Veja no painel.'],
  resolved: 'Resolvido',
  urgent: 'Urgente',
}

/** What happened, and what to do: one pair for each kind of alert. */
export const PT: AlertWords = {
  human_wanted: ['Um hóspede espera uma pessoa', 'Responda na conversa e depois devolva ao bot.'],
  whatsapp_not_delivered: [
    'Uma mensagem não chegou ao hóspede',
    'Abra a conversa marcada e avise por telefone se for preciso.',
  ],
  guest_not_reached: ['Não conseguimos avisar um hóspede', 'Avise por telefone ou de outro jeito.'],
  message_late: ['Uma mensagem de um hóspede chegou com mais de um dia de atraso', 'Decida o que responder.'],
  invoice_wanted: ['Um hóspede pede nota fiscal', 'Emita e envie a ele.'],
  whatsapp_account_error: [
    'O WhatsApp tem um problema com sua conta',
    'Veja o gerenciador de negócios da Meta: talvez nada saia.',
  ],
  question_unanswered: [
    'Um hóspede perguntou algo que não sei',
    'Responda no painel e escolha se devo lembrar.',
  ],
  waitlist_free: ['Liberaram-se noites que alguém espera', 'Veja a lista de espera.'],
  whatsapp_account: ['O WhatsApp avisa algo sobre sua conta', 'Veja o gerenciador de negócios da Meta.'],
  whatsapp_unauthorized: [
    'O WhatsApp não aceita nossa chave',
    'Gere uma chave nova na Meta e carregue-a; as mensagens esperam.',
  ],
  circuit_open: [
    'Um serviço externo não responde',
    'Não é preciso fazer nada: o pendente sai sozinho quando voltar. Se durar, veja sua conexão.',
  ],
  mercado_pago_unauthorized: [
    'O Mercado Pago não aceita nossa chave',
    'Confira a chave de acesso. Nada se perde enquanto isso.',
  ],
  payment_link_refused: [
    'O Mercado Pago não deu o link de pagamento',
    'Confira a conta: ninguém pode pagar on-line até resolver.',
  ],
  payment_refused: [
    'Chegou um pagamento que não pôde ser contado',
    'Veja em Pagamentos sem destino e decida se aplica ou devolve.',
  ],
  payment_fraud_warning: [
    'O Mercado Pago suspeita de fraude em um pagamento',
    'Não entregue a chave antes de verificar lá.',
  ],
  payment_charged_back: [
    'Um hóspede contestou um pagamento no banco',
    'Reúna mensagens e reserva e envie as provas ao Mercado Pago.',
  ],
  payment_in_mediation: ['Um pagamento está em mediação', 'Responda à reclamação no Mercado Pago.'],
  payment_evidence: ['O Mercado Pago pede provas de um pagamento', 'Envie as provas antes da data indicada.'],
  payment_lost: [
    'O banco devolveu um pagamento ao hóspede',
    'O hóspede já sabe quanto falta pagar; veja a reserva antes da chegada.',
  ],
  payment_revived_after_end: [
    'Um pagamento encerrado voltou a se mover',
    'Veja no Mercado Pago e compare com a reserva.',
  ],
  payment_impossible_move: [
    'Um pagamento mudou de um modo inesperado',
    'Veja no Mercado Pago e compare com a reserva.',
  ],
  payment_out_of_turn: ['Chegou dinheiro fora de hora', 'Veja a reserva: ela diz o que foi feito.'],
  payment_late_returned: [
    'Um pagamento chegou tarde e foi devolvido',
    'Veja a reserva; o hóspede já foi avisado.',
  ],
  payments_not_searched: [
    'Não conseguimos revisar os pagamentos no Mercado Pago',
    'Confira a chave e o estado do Mercado Pago; os avisos seguem valendo.',
  ],
  refund_by_hand: ['É preciso devolver dinheiro por transferência', 'Transfira e registre na reserva.'],
  refund_without_balance: [
    'O saldo não basta para uma devolução',
    'Coloque dinheiro no Mercado Pago; a devolução sai sozinha.',
  ],
  refund_outside: ['Foi devolvido dinheiro pelo Mercado Pago', 'Diga na reserva o motivo.'],
  refund_meaning: ['Falta dizer por que se devolveu dinheiro', 'Escolha na reserva: devolução ou desconto.'],
  refund_waits_for_bank: [
    'Uma devolução espera o banco',
    'Não envie por outro meio; avisamos quando decidir.',
  ],
  payment_proof: ['Há um comprovante para revisar', 'Veja seu banco e aprove ou rejeite.'],
  payment_proof_repeated: [
    'Chegou um comprovante repetido',
    'O mesmo arquivo já foi enviado: olhe duas vezes.',
  ],
  payment_proof_unreadable: ['Um comprovante não pôde ser lido', 'Pedimos de novo ao hóspede.'],
  balance_due: ['Vence um saldo', 'Peça ao hóspede: não há pagamento on-line.'],
  security_deposit_held: [
    'Há um depósito de garantia a devolver',
    'Devolva-o, ou anote o que foi retido e por quê.',
  ],
  hold_ended_part_paid: ['Uma reserva venceu com uma parte paga', 'O que chegou está sendo devolvido.'],
  hold_bumped: ['Uma reserva sem pagamento perdeu as noites', 'Ofereça outra data ou cabana ao hóspede.'],
  calendar_conflict: ['Há noites vendidas duas vezes', 'Decida no Calendário qual estadia se move.'],
  calendar_held: [
    'Um calendário perdeu muitas estadias de uma vez',
    'As noites seguem fechadas; se for verdade, aceite em Canais.',
  ],
  calendar_stale: ['Há tempo não conseguimos ler um calendário', 'Veja o endereço em Canais.'],
  calendar_address_gone: ['Um calendário não está mais no endereço', 'Copie o endereço novo da plataforma.'],
  calendar_unreadable: [
    'Um calendário traz algo que não entendemos',
    'O que pode significar fica fechado; o que não tem data, feche à mão. Veja em Canais.',
  ],
  calendar_mirror: [
    'Uma plataforma ainda mostra fechadas noites livres',
    'Abra-as na plataforma se não abrirem sozinhas.',
  ],
  calendar_not_read: [
    'Uma plataforma não lê o seu calendário há 3 dias ou mais',
    'Ela pode vender noites ocupadas: veja lá se o seu endereço continua entre os calendários importados e, se ' +
      'não, cole de novo.',
  ],
  dead_letters: ['Uma tarefa falhou de vez', 'Veja em Estado do sistema: tente de novo ou descarte.'],
  queue_stuck: ['Há tarefas esperando há minutos', 'Veja se o programa que as faz está rodando.'],
  rows_unsettled: ['Algo começou e não terminou', 'É retomado sozinho; se continuar, reinicie o programa.'],
  jobs_failing: [
    'Há tarefas que falham e são repetidas',
    'São repetidas sozinhas; se continuar, veja Estado do sistema.',
  ],
  disk_low: ['Resta pouco espaço no disco', 'Libere espaço antes que o banco de dados pare.'],
  redis_down: ['O Redis não responde', 'Cada processo conta seus limites sozinho até voltar.'],
  webhook_signatures: [
    'Chegam avisos com assinatura falsa',
    'Se não for um ataque, confira o segredo do webhook.',
  ],
  webhook_silence: [
    'Há horas não chega nenhuma mensagem',
    'Mande uma mensagem de teste; se não chegar, confira o webhook na Meta.',
  ],
  backup_missed: ['Não há cópia de segurança recente', 'Veja o disco das cópias e faça uma agora.'],
  errors_many: ['Muitos pedidos terminam em erro', 'Veja os registros do programa.'],
  replies_slow: ['As respostas demoram demais', 'Veja se a máquina está sobrecarregada.'],
  certificate_ends: [
    'O certificado do site está para vencer',
    'Renove: sem ele não chegam mensagens nem pagamentos.',
  ],
  clock_wrong: ['O relógio da máquina está errado', 'Acerte-o: as reservas vencem por ele.'],
  test: ['Isto é um teste', 'Se você vê isto, os avisos chegam.'],
}
