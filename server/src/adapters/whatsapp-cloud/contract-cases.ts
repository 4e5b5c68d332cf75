import type { OutboundContent } from '../../features/messaging/ports.ts'

/** Name, what the product says, what of it the guest must see. `cabin.png` and `voucher.pdf` are stored media. */
export const contentCases: [string, OutboundContent, object][] = [
  ['text', { type: 'text', body: '¿Venís el 20? 🏕️' }, { type: 'text', text: '¿Venís el 20? 🏕️' }],
  [
    'image',
    { type: 'image', media: { mediaKey: 'cabin.png' }, caption: 'La cabaña' },
    { type: 'image', text: 'La cabaña', mime: 'image/png' },
  ],
  [
    'document',
    { type: 'document', media: { mediaKey: 'voucher.pdf' }, filename: 'reserva.pdf' },
    { type: 'document', filename: 'reserva.pdf', mime: 'application/pdf' },
  ],
  [
    'buttons',
    {
      type: 'buttons',
      header: { type: 'image', media: { mediaKey: 'cabin.png' } },
      body: '¿Reservamos?',
      footer: 'Sin cargo',
      buttons: [
        { id: 'yes', title: 'Sí, reservar estas noches ya' },
        { id: 'no', title: 'No' },
      ],
    },
    {
      type: 'interactive',
      footer: 'Sin cargo',
      buttons: [
        { id: 'yes', title: 'Sí, reservar estas…' },
        { id: 'no', title: 'No' },
      ],
    },
  ],
  [
    'list',
    {
      type: 'list',
      body: 'Elegí',
      buttonText: 'Ver cabañas',
      sections: [{ rows: [{ id: 'c1', title: 'Roble', description: '4 personas' }] }],
    },
    {
      list: {
        button: 'Ver cabañas',
        sections: [{ title: null, rows: [{ id: 'c1', title: 'Roble', description: '4 personas' }] }],
      },
    },
  ],
  [
    'cta_url',
    { type: 'cta_url', body: 'Seña', displayText: 'Pagar', url: 'http://localhost:8000/pay/1' },
    { cta: { text: 'Pagar', url: 'http://localhost:8000/pay/1' } },
  ],
  [
    'cta_url with a bare address',
    { type: 'cta_url', body: 'Seña', displayText: 'Pagar', url: 'http://127.0.0.1:8000/pay/1' },
    { type: 'text', text: 'Seña\n\nPagar: http://127.0.0.1:8000/pay/1', cta: null },
  ],
]
