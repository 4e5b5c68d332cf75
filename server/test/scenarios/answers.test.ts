import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type AnswersWorld, answersWorld } from '../answers-world.ts'

let world: AnswersWorld
let guests = 0
beforeAll(async () => {
  world = await answersWorld()
})
afterAll(() => world.app.close())

const chat = () => world.chat(`54911555601${String(10 + guests++)}`)
/** What is sent after the last message of a talk. */
async function last(...talk: string[]): Promise<string> {
  const one = chat()
  let answers: string[] = []
  for (const text of talk) answers = await one.says(text)
  return answers.join('\n')
}

const QUOTE = 'precio para 4 del 3 al 7 de febrero?'

describe('a fact of the cabin on the table', () => {
  test.each([
    [[QUOTE, 'tiene jacuzzi?'], /No, \*Arrayán\* no tiene jacuzzi.*\*Coihue\* sí/, /Las cabañas tienen/],
    [[QUOTE, 'hay cochera?'], /Sí, \*Arrayán\* tiene cochera/, /fechas/],
    [[QUOTE, 'y aceptan perros?'], /\*Arrayán\* no recibimos mascotas.*\*Coihue\* sí/s, /fechas/],
    [['se puede hacer asado?'], /Sí, tenemos parrilla/, /Si cancelás/],
    [['is there a hot tub?'], /\*Coihue\*/, /dates/],
    [['tem churrasqueira?'], /Sim, temos churrasqueira/, /datas/],
    [['para cuántas personas es la Coihue?'], /hasta 6 personas, con 3 dormitorios/, /fechas/],
  ])('%j', async (talk, says, never) => {
    const answer = await last(...talk)
    expect(answer).toMatch(says)
    expect(answer).not.toMatch(never)
  })

  test('is what the owner said of the cabin, with the owner’s remark', async () => {
    const { app, coihue } = world
    const note = { es: 'Pedila al reservar.' }
    const changed = await app.owner('PATCH', `/accommodations/${coihue}`, {
      facts: { cot: { has: true, note }, tv: false },
    })
    expect(changed.body.facts).toEqual({ cot: { has: true, note }, tv: false })
    expect(await last('la Coihue tiene cuna?')).toBe('Sí, *Coihue* tiene cuna.\nPedila al reservar.')
    expect(await last('does the Coihue have a cot?')).toContain('In Spanish, as the hosts wrote it: Pedila')
    expect(await last('la Coihue tiene tele?')).toBe('No, *Coihue* no tiene televisor.')
    const refused = await app.owner('PATCH', `/accommodations/${coihue}`, { facts: { moat: true } })
    expect(refused.status).toBe(422)
  })
})

describe('what everybody asks', () => {
  test.each([
    [['cuánto tarda la devolución?'], /10 días/, /hay lugar|Si cancelás/],
    [['how long does the refund take?'], /10 business days/, /available|dates/],
    [['qué diferencia hay entre la Arrayán y la Coihue?'], /Arrayán.*Coihue.*jacuzzi/s, /Ñire|fechas/],
    [['qué cabañas tienen?'], /Ñire.*Arrayán.*Coihue.*desde \$ 100\.000/s, /no te entendí/],
    [['somos 5, cuál me recomendás?'], /recomiendo \*Coihue\*/, /Ñire/],
    [['cuánto sale?'], /desde \$ 100\.000 la noche/, /no te entendí/],
    [['hi, 10 to 13 March for 2', "I'll think about it"], /fine.*\*Ñire\* holds until/, /didn't quite/],
    [['lo consulto y te aviso'], /tranqui/, /fechas/],
    [['hi, 12 to 15 March for 2', 'how much is that in dollars?'], /ARS 300,000.*pesos/, /free/],
    [['se puede pagar en cuotas?'], /cuotas/, /fechas/],
    [['cómo llego?'], /Ruta 40 km 2010.*-40\.76/s, /fechas/],
    [['va a llover?'], /clima/, /fechas/],
    [['llegamos a las 23, hay problema?'], /desde las 15:00/, /fechas/],
    [['no me escriban más'], /no te escribo más/, /fechas|entendí/],
    [['I lost my code'], /booking/, /dates/],
  ])('%j', async (talk, says, never) => {
    const answer = await last(...talk)
    expect(answer).toMatch(says)
    expect(answer).not.toMatch(never)
  })

  test('the discounts are those of the rates, said plainly', async () => {
    const { app, nire } = world
    await app.owner('PUT', `/accommodations/${nire}/rates`, {
      base_price: '100000.00',
      currency: 'ARS',
      length_discounts: [{ min_nights: 7, percent: 12.5 }],
      payment_discounts: { cash: 5 },
    })
    const asked = 'hola, del 10 al 13 de agosto para 2'
    const cash = await last(asked, 'y si pago en efectivo me haces descuento?')
    expect(cash).toContain('en efectivo: 5 % menos')
    expect(cash).not.toMatch(/RES\d{6}/)
    expect(await last(asked, 'qué descuentos tienen?')).toContain('7 noches o más: 12,5 % menos')
  })
})

describe('what nobody has written down', () => {
  test('is asked of the owner, answered in the owner’s words, and known from then on', async () => {
    const { app } = world
    const one = chat()
    expect(await one.says('el agua es potable?')).toEqual([expect.stringContaining('lo averiguo y te digo')])
    expect(await one.says('pero el agua es potable?')).toHaveLength(1)
    const open = await app.owner<{ items: { id: string; text: string }[] }>('GET', '/unanswered-questions')
    const asked = open.body.items.filter(({ text }) => text.includes('potable'))
    expect(asked).toHaveLength(1)
    const alerts = await app.owner('GET', '/alerts')
    expect(alerts.text).toContain('el agua es potable')

    const words = 'Sí, es de vertiente y se puede tomar.'
    const answered = await one.hears(() =>
      app.owner('POST', `/unanswered-questions/${asked[0]?.id}/answer`, { text: words, remember: true }),
    )
    expect(answered).toEqual([words])
    expect(await last('hola! el agua de la canilla es potable?')).toContain(words)
    expect(await last('a cuánto está el agua del lago en enero?')).not.toContain(words)
    const again = await app.owner('POST', `/unanswered-questions/${asked[0]?.id}/answer`, { text: words })
    expect(again.status).toBe(409)
  })

  test('an answer that is only near is offered, never said', async () => {
    const { app } = world
    const text = { es: 'A 300 metros hay una despensa.', en: 'There is a grocery 300 m away.' }
    const made = await app.owner<{ id: string }>('POST', '/answers', {
      text,
      questions: ['dónde puedo comprar pan y fiambre cerca?'],
    })
    expect(made.status).toBe(201)
    const one = chat()
    const [near] = await one.says('dónde puedo comprar pan?')
    expect(near).toBe('¿Te referís a "dónde puedo comprar pan y fiambre cerca?"?')
    expect(await one.says('sí')).toEqual([text.es])
    await app.owner('PATCH', `/answers/${made.body.id}`, { questions: ['dónde puedo comprar pan?'] })
    expect(await last('dónde puedo comprar pan?')).toBe(text.es)
    expect((await app.owner('DELETE', `/answers/${made.body.id}`)).status).toBe(204)
    expect((await app.owner('DELETE', `/answers/${made.body.id}`)).status).toBe(404)
  })

  test('is counted by where the answer came from', async () => {
    const { text } = await world.app.ask('GET', '/metrics')
    for (const source of ['catalogue', 'owner', 'asked_owner'])
      expect(text).toContain(`answers_total{source="${source}"}`)
  })
})
