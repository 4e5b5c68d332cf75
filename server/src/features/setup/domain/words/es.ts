import type { SetupWords } from '../finding.ts'
import { services } from './es-services.ts'

export const es: SetupWords = {
  checks: {
    settings: 'Configuración',
    database: 'Base de datos',
    redis: 'Memoria compartida',
    disk: 'Espacio para los datos',
    logs: 'Espacio para los registros',
    clock: 'Reloj',
    address: 'Dirección pública',
    whatsapp: 'WhatsApp',
    whatsapp_webhook: 'Mensajes que llegan de WhatsApp',
    mercadopago: 'Mercado Pago',
    mercadopago_webhook: 'Avisos de Mercado Pago',
    feeds: 'Calendarios de las plataformas',
    smtp: 'Correo que sale',
    imap: 'Correo que llega',
    alerts: 'Avisos para vos',
    speech: 'Notas de voz',
    backups: 'Copias de seguridad',
  },
  status: { ok: 'Bien', warning: 'Para mirar', error: 'No anda', off: 'Sin usar' },
  codes: {
    check_silent: [
      'No hubo respuesta en {seconds} segundos.',
      'Probá de nuevo en un rato; si sigue igual, algo en el medio (internet, un firewall) no deja pasar.',
    ],
    check_failed: [
      'La prueba falló de una forma que no esperábamos ({detail}).',
      'Probá de nuevo; si se repite, pasale este texto a quien instaló el sistema.',
    ],
    settings_ok: ['La configuración está completa.', null],
    setting_wrong: ['{fault}.', 'Corregilo en el archivo .env y volvé a arrancar.'],
    setting_unknown: [
      '{name} no es una opción que exista, así que no hace nada.',
      'Fijate si está mal escrita: las que existen están en .env.example.',
    ],
    database_ok: ['PostgreSQL {version} responde y se puede escribir.', null],
    database_not_made: ['Todavía no existe; se crea sola la primera vez que arranca.', null],
    database_unreachable: [
      'No se puede llegar a la base de datos en {host}.',
      'Revisá la dirección de DATABASE_URL y que PostgreSQL esté andando.',
    ],
    database_silent: [
      'La base de datos no contesta.',
      'Mirá si PostgreSQL está trabado o sobrecargado, y reinicialo si hace falta.',
    ],
    database_password: [
      'La base de datos no acepta el usuario o la contraseña.',
      'Corregí el usuario y la contraseña de DATABASE_URL.',
    ],
    database_missing: [
      'En ese servidor no existe la base {name}.',
      'Creala (createdb {name}) o corregí el nombre al final de DATABASE_URL.',
    ],
    database_crowded: [
      'La base de datos no acepta más conexiones.',
      'Subí max_connections en PostgreSQL o cerrá otros programas que la usan.',
    ],
    database_failed: [
      'La base de datos respondió con un error: {detail}.',
      'Pasale este texto a quien instaló el sistema.',
    ],
    database_old: ['PostgreSQL {version} es demasiado viejo.', 'Hace falta la versión 14 o una más nueva.'],
    database_read_only: [
      'La base de datos no deja escribir.',
      'DATABASE_URL apunta a una réplica o a un servidor de solo lectura: apuntala al principal.',
    ],
    database_no_gist: [
      'A PostgreSQL le falta la extensión btree_gist, sin la cual no se puede impedir vender dos veces una noche.',
      'Instalá el paquete de extensiones (postgresql-contrib).',
    ],
    schema_missing: ['La base está vacía.', 'Arrancá el sistema (npm start): crea lo que falta.'],
    schema_pending: [
      'A la base le faltan {count} actualizaciones.',
      'Arrancá el sistema (npm start): las hace solo. Antes hacé una copia de seguridad.',
    ],
    schema_newer: [
      'La base es de una versión más nueva del sistema (tiene {name}).',
      'Arrancá esa versión, o recuperá una copia hecha antes de actualizar.',
    ],
    schema_changed: [
      'Un archivo de la instalación fue modificado ({name}).',
      'Volvé a bajar el sistema tal como se publicó.',
    ],
    redis_ok: ['Redis responde.', null],
    redis_off: ['No se usa: hace falta solo con varios servidores.', null],
    redis_down: [
      'Redis no responde en {host} ({detail}).',
      'Revisá REDIS_URL y que Redis esté andando; mientras tanto cada servidor cuenta por su lado.',
    ],
    disk_ok: ['Quedan {free} libres ({percent} %) en {folder}.', null],
    disk_low: [
      'Quedan solo {free} libres ({percent} %) en {folder}.',
      'Hacé lugar pronto: borrá copias viejas o agrandá el disco.',
    ],
    disk_full: [
      'El disco de {folder} está casi lleno: quedan {free} ({percent} %).',
      'Hacé lugar ya: con el disco lleno no se puede guardar ninguna reserva.',
    ],
    folder_closed: [
      'No se puede escribir en {folder} ({detail}).',
      'Dale permiso al usuario que corre el sistema (chown), o elegí otra carpeta.',
    ],
    logs_none: ['En esta máquina no hay una carpeta de registros aparte.', null],
    clock_ok: ['La hora de esta máquina es la correcta.', null],
    clock_unknown: ['No hay con qué comparar la hora: todavía no hay nada conectado.', null],
    clock_off: [
      'El reloj de esta máquina está corrido {seconds} segundos.',
      'Activá la hora automática (timedatectl set-ntp true): las reservas sin pagar vencen por el reloj.',
    ],
    address_ok: ['{address} responde.', null],
    address_stopped: [
      'El sistema no está andando, así que no se pudo probar {address}.',
      'Arrancalo con npm start y volvé a probar.',
    ],
    address_dns: [
      'El nombre {host} no existe en internet.',
      'Creá el registro A de ese nombre con la IP del servidor, o corregí BASE_URL.',
    ],
    address_refused: [
      'Nadie atiende en {address}.',
      'Revisá que el proxy (Caddy) esté andando y que el firewall deje pasar los puertos 80 y 443.',
    ],
    address_silent: [
      '{address} no contesta.',
      'Revisá el firewall y que el nombre apunte a la IP de este servidor.',
    ],
    address_certificate: [
      'El certificado de {address} no es válido ({detail}).',
      'Sin él no llegan mensajes ni pagos. Con Caddy se saca solo: mirá sus registros.',
    ],
    address_certificate_ends: [
      'El certificado de {address} vence en {days} días y no se renovó.',
      'Mirá los registros del proxy: tendría que haberlo renovado solo.',
    ],
    address_proxy: [
      '{address} contesta, pero no encuentra al sistema (error {status}).',
      'El proxy tiene que pasar los pedidos al puerto {port} de esta máquina.',
    ],
    address_stranger: [
      'En {address} contesta otra cosa, no este sistema.',
      'Revisá a dónde apunta el nombre y qué sirve el proxy.',
    ],
    ...services,
    backups_ok: ['La última es de hace {hours} horas.', null],
    backups_off: [
      'Están apagadas: si se rompe el disco, se pierde todo.',
      'Sacá BACKUP_KEEP_DAYS=0 de la configuración.',
    ],
    backups_none: [
      'Todavía no hay ninguna; la primera se hace esta noche.',
      'Para no esperar: npm run backup -- --to CARPETA.',
    ],
    backups_old: [
      'La última es de hace {hours} horas: anoche no se hizo.',
      'Mirá si hay lugar en el disco y qué dice el aviso de copias; después hacé una a mano.',
    ],
  },
}
