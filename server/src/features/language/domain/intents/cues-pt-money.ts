/** Words that give a wish away, Portuguese, about money; the notation is told in cues.ts. */
export const moneyCues = `
= payment_proof 0.96
{payment_proof-1} pix|pagamento|transferencia|deposito
{payment_proof-2} feit(o|a)|enviad(o|a)|realizad(o|a)|efetuad(o|a)
{payment_proof-3} caiu|chegou|recebeu|receberam|entrou
{payment_proof-4} pix|pagamento|transferencia|dinheiro|deposito|sinal
comprovante  # já fiz o pix, segue o comprovante
(ja|acabei de|acabo de) [te ](fiz|paguei|transferi|depositei|mandei|enviei)...  # acabei de transferir
(ja|acabei de|acabo de) [te ](fazer|pagar|transferir|depositar|enviei|pago)...  # acabei de transferir
(ja|acabei de|acabo de) [te ](fizemos|pagamos)...  # ja fizemos
fiz (o|a|um) (pix|pagamento|transferencia|deposito)...  # já fiz o pix, segue o comprovante
{payment_proof-1} {payment_proof-2}  # pix feito
{payment_proof-3} (o|a|meu|minha) {payment_proof-4}  # caiu o pix
transferi  # transferi
paguei  # paguei
depositei  # depositei
esta pago  # esta pago
recibo  # recibo
= payment 0.92
{payment-1} aceita[m]|aceita|recebem|posso pagar (com|no|em)|pagar (com|no|em)|da pra pagar
{payment-2} pix|cartao|cartoes|credito|debito|dinheiro|dolar|dolares|reais|mercado[ ]pago
{payment-2} transferencia|boleto|visa
(como|onde|qual) [..20 ](pago|pagar|pagamento|faco o pagamento|e o pagamento)[ ...]  # como pago
(como|onde|qual) [..20 ](funciona o pagamento|pagamos)[ ...]  # como funciona o pagamento
forma[s] de pagamento  # forma de pagamento
{payment-1} [o ]{payment-2}[ ...]  # aceita cartão de crédito?
parcel(ar|a|am|ado|amento|as)  # parcelar
em %+ vezes  # em 2 vezes
chave [do ]pix  # chave pix
chave  # chave
pix  # sexta eu faço o pix
dados bancarios  # dados bancarios
conta bancaria  # conta bancaria
(qual|quanto) [e ][o ][valor do ]sinal  # qual sinal
sinal  # sinal
entrada de  # entrada de
adiantamento  # adiantamento
deposito  # deposito
link (de|do|para|pra) (pagamento|pagar)  # link de pagamento
nota fiscal  # nota fiscal
pagar (na|ao|no) (chegada|chegar|local|hora)  # pagar na chegada
no pix  # no pix
= price 0.9
quanto (fica|custa|sai|e|esta|seria|ficaria|sairia|custaria|cobram|cobra|o|a)[ ...]  # quanto custa a diária?
quanto (da|ta|por|para|pra|voces cobram)[ ...]  # quanto da
quanto  # quanto custa a diária?
preco[s]  # preco
valor  # valor
valores  # valores
(valor|preco) da diaria  # valor da diaria
diaria  # quanto custa a diária?
orcamento  # orcamento
tarifa[s]  # tarifa
desconto[s]  # desconto
promocao  # promocao
promocoes  # promocoes
mais barat(o|a)  # mais barato
cotacao  # cotacao
custo  # custo
qual (o|e o) (valor|preco)...  # qual o valor
tabela de precos  # tabela de precos
= payment_status 0.95
{dinheiro} pix|pagamento|transferencia|deposito|sinal
({dinheiro}) [..14 ](caiu|chegou|entrou|compensou)  # o pix não caiu aí ainda?
`
