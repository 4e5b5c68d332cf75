import type { SetupWords } from '../finding.ts'

/** Findings about the services asked over the network: WhatsApp, Mercado Pago, calendars, mail, alerts, voice. */
export const services = {
  whatsapp_ok: ['Conectado al número {number} ({name}).', null],
  whatsapp_off: ['Sin conectar: el bot no atiende por WhatsApp.', null],
  whatsapp_simulated: ['Simulado en esta máquina: no hay nada que probar.', null],
  whatsapp_token: [
    'WhatsApp no acepta la clave de acceso: está mal o venció.',
    'Creá una permanente (usuario del sistema, en Meta), ponela en WHATSAPP_ACCESS_TOKEN y volvé a arrancar.',
  ],
  whatsapp_permission: [
    'La clave de acceso de WhatsApp no tiene los permisos que hacen falta.',
    'Al crearla marcá whatsapp_business_messaging y _management, y asignale la cuenta de WhatsApp.',
  ],
  whatsapp_phone: [
    'La clave de acceso no ve ningún número con ese identificador.',
    'Copiá de nuevo el identificador del número (no el teléfono) en WHATSAPP_PHONE_ID.',
  ],
  whatsapp_disconnected: [
    'El número {number} no está conectado a la API (estado {state}).',
    'Registralo en el administrador de WhatsApp de Meta.',
  ],
  whatsapp_quality: [
    'Meta bajó la calidad del número {number}: puede limitar lo que se manda.',
    'Mirá en el administrador de WhatsApp qué mensajes reportaron los huéspedes.',
  ],
  whatsapp_unreachable: [
    'No se puede llegar a WhatsApp ({detail}).',
    'Revisá que el servidor tenga internet y WHATSAPP_API_URL.',
  ],
  whatsapp_failed: [
    'WhatsApp respondió con un error: {detail}.',
    'Mirá el estado de Meta (metastatus.com) y probá de nuevo.',
  ],
  whatsapp_door_ok: ['La dirección está verificada y la cuenta está suscripta.', null],
  whatsapp_door_closed: [
    'No se pudo probar porque la dirección pública no responde.',
    'Primero arreglá «Dirección pública».',
  ],
  whatsapp_verify_token: [
    'El sistema que está andando no reconoce el WHATSAPP_VERIFY_TOKEN de la configuración.',
    'Volvé a arrancarlo, y poné ese mismo texto en Meta, en WhatsApp → Configuración.',
  ],
  whatsapp_unsubscribed: [
    'Meta no manda los mensajes a ninguna aplicación: falta la suscripción.',
    'En Meta, WhatsApp → Configuración: poné {callback} como dirección y suscribite a messages.',
  ],
  whatsapp_elsewhere: [
    'Meta manda los mensajes a otra dirección ({elsewhere}).',
    'En Meta, WhatsApp → Configuración, cambiala por {callback}.',
  ],
  whatsapp_business_unknown: [
    'No se pudo mirar la suscripción: falta el identificador de la cuenta de WhatsApp.',
    'Ponelo en WHATSAPP_BUSINESS_ID, o escribile al número: se aprende con el primer mensaje.',
  ],
  whatsapp_nobody_wrote: [
    'Todavía no llegó ningún mensaje.',
    'Escribile al número desde otro teléfono: tendría que contestar en segundos.',
  ],
  mercadopago_ok: ['Conectado a la cuenta {account}.', null],
  mercadopago_off: ['Sin conectar: no se cobra con Mercado Pago.', null],
  mercadopago_simulated: ['Simulado en esta máquina: no hay nada que probar.', null],
  mercadopago_token: [
    'Mercado Pago no acepta la clave de acceso.',
    'Copiá de nuevo el Access Token de producción en MERCADOPAGO_ACCESS_TOKEN y volvé a arrancar.',
  ],
  mercadopago_unreachable: [
    'No se puede llegar a Mercado Pago ({detail}).',
    'Revisá que el servidor tenga internet y MERCADOPAGO_API_URL.',
  ],
  mercadopago_failed: ['Mercado Pago respondió con un error: {detail}.', 'Probá de nuevo en unos minutos.'],
  mercadopago_test_account: [
    'La clave es de una cuenta de prueba ({account}): nadie podría pagar de verdad.',
    'Poné el Access Token de producción de tu cuenta. Para probar sin plata: MERCADOPAGO_LIVE=false.',
  ],
  mercadopago_real_account: [
    'La cuenta {account} es real, pero MERCADOPAGO_LIVE=false pide pagos de prueba: los verdaderos no contarían.',
    'Sacá MERCADOPAGO_LIVE de la configuración y volvé a arrancar.',
  ],
  mercadopago_country: [
    'La cuenta {account} es de otro país ({site}) y no cobra en pesos argentinos.',
    'Usá una cuenta de Mercado Pago de Argentina.',
  ],
  mercadopago_door_ok: ['Los avisos firmados llegan y se reconocen.', null],
  mercadopago_door_closed: [
    'No se pudo probar porque la dirección pública no responde.',
    'Primero arreglá «Dirección pública».',
  ],
  mercadopago_secret: [
    'El sistema que está andando no reconoce un aviso firmado con la clave secreta de la configuración.',
    'Volvé a arrancarlo; si sigue igual, algo en el medio (el proxy) cambia los pedidos.',
  ],
  mercadopago_forged: [
    'Llegaron {count} avisos con una firma que no es la nuestra, y ninguno bueno.',
    'Copiá de nuevo la clave secreta (Tus integraciones → Webhooks) en MERCADOPAGO_WEBHOOK_SECRET y reiniciá.',
  ],
  mercadopago_nobody_told: [
    'Todavía no llegó ningún aviso de pago.',
    'En Tus integraciones → Webhooks poné {callback}, marcá Pagos, y probá con «Simular notificación».',
  ],
  feeds_ok: ['Se pudieron leer los {count} calendarios.', null],
  feeds_none: ['No hay ninguno conectado.', null],
  feeds_unknown: [
    'No se pudieron mirar porque la base de datos no responde.',
    'Primero arreglá la base de datos.',
  ],
  feed_failed: [
    'No se pudo leer el calendario de {channel} de {cabin} ({detail}).',
    'Abrí su dirección en un navegador; si la plataforma le dio otra, reemplazala en Plataformas.',
  ],
  feed_unreadable: [
    'Lo que hay en la dirección de {channel} de {cabin} no es un calendario ({detail}).',
    'Copiá de nuevo la dirección de exportación (.ics) de la plataforma.',
  ],
  smtp_ok: ['El servidor de correo acepta la cuenta.', null],
  smtp_off: ['Sin configurar: no se mandan correos.', null],
  smtp_login: [
    'El servidor de correo no acepta el usuario o la contraseña.',
    'Corregí SMTP_URL. Con Gmail hace falta una contraseña de aplicación.',
  ],
  smtp_unreachable: [
    'No se puede llegar al servidor de correo {host} ({detail}).',
    'Revisá nombre y puerto en SMTP_URL (587 con smtp://, 465 con smtps://); algunos servidores bloquean el 25.',
  ],
  smtp_failed: ['El servidor de correo respondió con un error: {detail}.', 'Revisá SMTP_URL.'],
  imap_ok: ['La casilla {folder} se puede leer.', null],
  imap_off: ['Sin configurar: no se leen consultas por correo.', null],
  imap_login: [
    'La casilla no acepta el usuario o la contraseña.',
    'Corregí IMAP_URL. Con Gmail hace falta una contraseña de aplicación.',
  ],
  imap_folder: ['En la casilla no existe la carpeta {folder}.', 'Corregí el final de IMAP_URL.'],
  imap_unreachable: [
    'No se puede llegar a la casilla en {host} ({detail}).',
    'Revisá nombre y puerto en IMAP_URL (993 con imaps://).',
  ],
  imap_failed: ['La casilla respondió con un error: {detail}.', 'Revisá IMAP_URL.'],
  alerts_none: [
    'Si algo pasa, nadie te avisa: no hay ninguna forma configurada.',
    'Activá los avisos de tu teléfono en el panel, o poné ALERT_EMAIL_TO o ALERT_WHATSAPP_TO.',
  ],
  alerts_push: ['Se avisa a {count} teléfonos o navegadores.', null],
  alerts_email: ['Se avisa por correo a {count} direcciones.', null],
  alerts_slack: ['El canal de Slack existe.', null],
  alerts_slack_gone: [
    'Slack ya no tiene ese canal o ese permiso ({detail}).',
    'Creá un Incoming Webhook nuevo y ponelo en ALERT_SLACK_WEBHOOK_URL.',
  ],
  alerts_slack_unreachable: [
    'No se puede llegar a Slack ({detail}).',
    'Revisá ALERT_SLACK_WEBHOOK_URL y que el servidor tenga internet.',
  ],
  alerts_whatsapp: ['Se avisa por WhatsApp a {count} números.', null],
  alerts_whatsapp_off: [
    'Hay números para avisar por WhatsApp, pero WhatsApp no está conectado.',
    'Conectá WhatsApp, o sacá esos números de los avisos.',
  ],
  alerts_whatsapp_template: [
    'Un día después de tu último mensaje al bot, WhatsApp no deja avisarte: falta una plantilla aprobada.',
    'Se pide sola: en Mensajes mirá qué dice Meta de tranquera_owner_alert, y mientras tanto escribile al bot.',
  ],
  speech_ok: ['El servidor de voz transcribe.', null],
  speech_off: ['Sin configurar: las notas de voz las escucha una persona.', null],
  speech_key: ['El servidor de voz no acepta la clave.', 'Corregí STT_API_KEY y volvé a arrancar.'],
  speech_unreachable: [
    'No se puede llegar al servidor de voz en {host} ({detail}).',
    'Revisá STT_URL y que ese servidor esté andando.',
  ],
  speech_failed: [
    'El servidor de voz no pudo transcribir una prueba ({detail}).',
    'Revisá AUDIO_MODEL y los registros de ese servidor.',
  ],
} satisfies Partial<SetupWords['codes']>
