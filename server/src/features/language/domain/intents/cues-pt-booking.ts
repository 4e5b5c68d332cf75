/** Words that give a wish away, Portuguese, about the booking; the notation is told in cues.ts. */
export const bookingCues = `
= cancel 0.95
cancel(ar|o|amento|amos|e|a|aria|ada|em|ei)  # preciso cancelar a reserva
desmarcar  # desmarcar
desistir  # desistir
desisto  # desisto
desistimos  # desistimos
anular  # anular
nao (vamos|vou|iremos) [poder |mais ](ir|viajar)[ ...]  # nao vamos ir
nao (vamos|vou) mais  # nao vamos mais
nao poderemos ir  # nao poderemos ir
nao vai dar (pra|para) ir...  # nao vai dar pra ir
= change_dates 0.95
{change_dates-1} mudar|alterar|trocar|remarcar|mover|adiar|antecipar|passar|modificar|mudo|altero
{change_dates-2} a data|as datas|data|datas|os dias|o dia|a reserva|minha reserva|nossa reserva|de data
{change_dates-2} a estadia|de dia|a chegada
{change_dates-1}[ ..24] {change_dates-2}  # mudar a data
remarcar  # remarcar
reagendar  # reagendar
(passar|mudar|trocar|adiar|mover|antecipar) (para|pra|pro|a) ...  # passar para eso
(acrescentar|adicionar|estender|prolongar|aumentar) (um[a]|mais|a|o|%) ...  # acrescentar um eso
em vez (de|da|do) ...  # em vez de eso
ao inves (de|da|do) ...  # ao inves de eso
no lugar d(e|o|a) ...  # no lugar de eso
mais uma noite  # mais uma noite
uma noite a mais  # uma noite a mais
(mudanca|troca|alteracao) de data...  # mudanca de data
= my_reservation 0.93
(minha|nossa) reserva  # minha reserva
(reservei|reservamos) (para|pra|de|do|a|no)...  # reservei para
(tenho|temos|fiz|fizemos|tinha) [uma |a ]reserva...  # tenho reserva
status da reserva  # status da reserva
(esta|ficou|foi) confirmad(o|a)...  # esta confirmado
quanto (falta|devo|resta|ainda falta)[ ...]  # quanto falta
codigo da reserva  # codigo da reserva
saldo (restante|pendente|devedor)  # saldo restante
= book 0.93
{book-1} quero|queremos|gostaria de|gostariamos de|queria|posso|podemos|como faco para
{book-1} como faco pra|vou|vamos|preciso|desejo
{book-1} [fazer [uma |a ]](reservar|reserva|fechar)[ ...]  # quero reservar
fazer [uma |a ]reserva  # fazer reserva
reserv(a|e|ar|o) (pra mim|para mim|essa|esta|esse|a|o|para|pra|de|do)[ ...]  # pode reservar pra mim
pode reservar...  # pode reservar pra mim
pode fechar...  # pode fechar
vou ficar com...  # vou ficar com
fico com (ela|essa|esta|ele)...  # fico com ela
ficamos com...  # ficamos com
confirm(o|a|ar|amos) a reserva  # confirmo a reserva
reservar  # pode reservar pra mim
fechado quero  # fechado quero
vou querer[ ...]  # vou querer
quero (ela|essa|esta|esse)  # quero ela
garant(e|ir) (essa|a|minha)...  # garante essa
= availability 0.88
{availability-1} tem|teria|ha|voces tem|tens|teriam|temos
{availability-2} alg(o|u)|alguma|algum|vaga|lugar|cabana|chale|quarto|data|disponivel|datas
{availability-3} procuro|procurando|estou procurando|quero|queremos|preciso|precisamos|gostaria|busco
{availability-3} queria
{availability-4} um[a]|um|duas|dois|%|alugar|hospedagem|ficar|passar|me hospedar|algo
disponibilidade  # disponibilidade
disponivel  # disponivel
disponiveis  # disponiveis
vaga[s]  # neste fds tem vaga?
livre[s]  # livre
{availability-1} {availability-2}[ ...]  # tem algo em janeiro?
(tem|teria) (para|pra|no|na|de|do|entre|em|nesse|neste|esse|este|este)[ ...]  # tem para
{availability-3} [de ]{availability-4}[ ...]  # procuro um
alugar  # alugar
alugam  # alugam
aluguel  # aluguel
hospedagem  # hospedagem
(esta|estao|ainda esta) (livre|disponivel|livres|disponiveis|ocupad(o|a))[ ...]  # esta livre
`
