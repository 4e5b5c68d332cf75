/** Words that give a wish away, Portuguese, about the house; the notation is told in cues.ts. */
export const houseCues = `
= checkin_time 0.93
{checkin_time-1} que|qual|a que|ate que|a partir de que|desde que
{checkin_time-2} chegar|entrar|sair|check[ ]in|check[ ]out|fazer o check[ ]in|chegamos|ficar
{checkin_time-3} antes|depois|mais cedo|mais tarde|cedo|tarde|de madrugada|ate as|as %+
{checkin_time-1} [o |e o ](horario|hora[s]|horarios|hora e)...  # qual o horário do check-in?
horario[s][ ...]  # qual o horário do check-in?
{checkin_time-2} [..16 ]{checkin_time-3}[ ...]  # chegar antes
(late|early) check...  # late check
a partir de que horas...  # a partir de que horas
que horas...  # que horas
deixar as malas...  # deixar as malas
guardar [as ]malas...  # guardar malas
chegamos (as|la pelas|por volta)...  # chegamos as
= pets 0.9
{pets-1} aceita[m]|aceita|permite[m]|permitido|pode levar|posso levar|podemos levar|pode ir com
{pets-1} levar|cobra[m]|recebem|admitem|pode|sao
{pets-2} pet[s]|cachorr(o|a)[s]|caes|cao|gat(o|a)[s]|animais|animal|bicho[s]|cachorrinh(o|a)
{pets-2} pet friendly|animais de estimacao|mascote|doguinho|gatinh(o|a)
{pets-1} [..20 ]{pets-2}[ ...]  # posso levar meu cachorro?
pet friendly  # pet friendly
pet[s]  # vcs aceitam pet?
[..30 ](cachorr(o|a)[s]|gat(o|a)[s]|animais|cachorrinh(o|a)) [..30]?  # posso levar meu cachorro?
= photos 0.9
foto[s]  # tem fotos da cabana?
imagens  # imagens
imagem  # imagem
video[s]  # video
instagram  # instagram
insta  # insta
ver como e...  # ver como e
mostra[r][ ...]  # mostra
me mostra...  # me mostra
site  # site
galeria  # galeria
= location 0.9
(onde|aonde) (fica|ficam|esta|estao|e|voces ficam)...  # onde fica?
onde  # onde fica?
localizacao  # localizacao
endereco  # endereco
mapa  # mapa
maps  # maps
quanto [..16 ](de|da de) (carro|viagem|estrada|onibus)...  # quanto dá de carro?
como (chego|chegar|chegamos|faco para chegar|se chega)[ ...]  # como chego
(fica|e|esta) [muito ](perto|longe|proximo)[ ...]  # fica perto
perto (do|da|de) ...  # perto do eso
longe (do|da|de) ...  # longe do eso
[qual a ]distancia...  # distancia
quantos km...  # quantos km
(fica|e|esta|ficam) a %+ ...  # fica a 2 eso
= policies 0.9
{policies-1} pode|posso|e permitido|permitem|podemos
{policies-2} fumar|fazer festa|receber visitas|fazer barulho|levar visitas|som alto|fazer fogueira
(politica|politicas|regra[s]|normas|condicoes|termos)[ ...]  # politica
reembolso...  # reembolso
{policies-1} {policies-2}[ ...]  # pode fumar
minimo de (noites|diarias)  # qual o mínimo de noites?
(quantas|qual o) (noites |diarias |)minim(o|a)...  # qual o mínimo de noites?
estadia minima  # estadia minima
devolvem...  # devolvem
devolucao  # devolucao
= amenities 0.86
[..30 ](wifi|wi-fi|wi fi|internet|piscina|churrasqueira|garagem)[ ...]  # tem piscina?
[..30 ](estacionamento|aquecimento|aquecida|ar condicionado|lareira|cozinha)[ ...]  # estacionamento
[..30 ](geladeira|fogao|microondas|tv|netflix|cafe da manha|toalha[s])[ ...]  # geladeira
[..30 ](lencois|roupa de cama|cama[s]|cama de casal|quarto[s]|banheiro[s])[ ...]  # lencois
[..30 ](banheira|hidromassagem|jacuzzi|varanda|quintal|berco)[ ...]  # banheira
[..30 ](maquina de lavar|incluso|inclui|incluso[s]|comodidades|servico[s])[ ...]  # maquina de lavar
[..30 ](secador|agua quente|vista|louca|utensilios|ventilador|deck|sauna)[ ...]  # secador
[..30 ]equipad(o|a)[ ...]  # equipado
o que (tem|inclui|oferece|oferecem)...  # o que tem
quantas pessoas (cabem|comporta)...  # quantas pessoas cabem
quantos quartos...  # quantos quartos
= late_arrival 0.92
{chega} chegamos|chego|chegaremos|chegaria|chegariamos|vamos chegar|vou chegar
({chega}) [..24 ](la pelas|por volta das|as|depois das) (21|22|23|24|0|1|2)~...  # chegamos lá pelas 23h
`
