/** Words that give a wish away, Portuguese, about the talk itself; the notation is told in cues.ts. */
export const talkCues = `
= human 0.97
humano  # humano
atendente  # quero falar com um atendente
(falar|conversar) com (uma|um|o|a|alguem|voce|voces|algum)~...  # quero falar com um atendente
alguem (ai|pode|me atende|real)...  # alguem ai
tem alguem ai...  # tem alguem ai
pode[m] me ligar  # pode me ligar
me liga  # me liga
me ligue  # me ligue
pessoa (real|de verdade)  # pessoa real
o dono  # o dono
a dona  # a dona
proprietari(o|a)  # proprietario
gerente  # gerente
recepcao  # recepcao
responsavel  # responsavel
operador  # operador
atendimento humano  # atendimento humano
(e|voce e) [um ]robo  # e robo
= emergency 0.95
(nao tem|acabou|faltou|nao sai) (agua|luz|gas|energia)  # não tem água
(cheiro de|vazamento de) (gas|queimado|fumaca)  # cheiro de gás
(incendio|pegou fogo|ambulancia)  # pegou fogo
= thanks 0.7
obrigad(o|a)[s]  # muito obrigada!
muito obrigad(o|a)  # muito obrigada!
valeu  # valeu
agradeco  # agradeco
agradecid(o|a)  # agradecido
grat(o|a)  # grato
brigad(o|a)  # brigado
brigadao  # brigadao
= no 0.6
nao obrigad(o|a)  # não, obrigado
nao quero  # nao quero
melhor nao  # melhor nao
de jeito nenhum  # de jeito nenhum
negativo  # negativo
nao serve  # nao serve
nao me serve  # nao me serve
nao gostei  # nao gostei
nao precisa  # nao precisa
nem pensar  # nem pensar
agora nao  # agora nao
nao nao  # nao nao
nao por enquanto  # nao por enquanto
nenhum[a]  # nenhum
= yes 0.6
sim  # sim
isso  # isso
claro  # claro
ok  # ok
okay  # okay
perfeito  # perfeito
pode ser  # pode ser
com certeza  # com certeza
certo  # certo
beleza  # beleza
blz  # blz
fechado  # fechado
otimo  # otimo
combinado  # combinado
esta bom  # esta bom
aceito  # aceito
bora  # bora
show  # show
exato  # exato
correto  # correto
positivo  # positivo
top  # top
uhum  # uhum
aham  # aham
sim por favor  # sim por favor
legal  # legal
maravilha  # maravilha
= yes 0.6 whole
vamos  # vamos
tudo bem  # tudo bem
sim  # sim
ok  # ok
fechou  # fechou
fechado  # fechado
combinado  # combinado
bom  # bom
boa  # boa
pode  # pode
claro  # claro
confirmo  # confirmo
confirmado  # confirmado
= no 0.6 whole
[..24 ]nao  # nao
= greeting 0.4
oi+  # oi, tem vaga de 4 a 9 de janeiro?
ola  # ola
bom dia  # bom dia
boa tarde  # boa tarde
boa noite  # boa noite
tudo bem  # tudo bem
tudo bom  # tudo bom
e ai  # e ai
oie  # oie
opa  # opa
hello  # hello
hi  # hi
saudacoes  # saudacoes
como vai  # como vai
como voces estao  # como voces estao
`
