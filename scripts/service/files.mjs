import path from 'node:path'

/** @param {() => string} make */
export function secretsOf(make) {
  return { jwtSecret: make(), adminPassword: make().slice(0, 20), backupKey: make() }
}

/**
 * What a Debian server needs to run the product, as text. `isKept`: never written over; `isShared`: may belong to
 * others; `group`: the service's user may read it.
 *
 * @param {{domain: string, user: string, data: string, root: string, node: string, email: string,
 *   secrets: {jwtSecret: string, adminPassword: string, backupKey: string}}} settings
 */
export function filesOf(settings) {
  return [
    { path: path.join(settings.root, '.env'), mode: 0o640, isKept: true, group: true, text: env(settings) },
    { path: '/etc/systemd/system/tranquera.service', mode: 0o644, text: service(settings) },
    { path: '/etc/systemd/system/tranquera-update.service', mode: 0o644, text: updateService(settings) },
    { path: '/etc/systemd/system/tranquera-update.timer', mode: 0o644, text: UPDATE_TIMER },
    { path: '/etc/caddy/Caddyfile', mode: 0o644, isShared: true, text: caddyfile(settings) },
  ]
}

function env({ domain, data, email, secrets }) {
  return `# Settings of Tranquera; .env.example lists them all. After a change: systemctl restart tranquera
ENVIRONMENT=production
BASE_URL=https://${domain}
HOST=127.0.0.1
PORT=8000
TRUST_PROXY=1
DATA_DIR=${data}
BACKUP_KEY=${secrets.backupKey}
JWT_SECRET=${secrets.jwtSecret}
ADMIN_EMAIL=${email}
ADMIN_PASSWORD=${secrets.adminPassword}
`
}

function service({ root, node, user, data }) {
  return `# Tranquera; made by npm run service.
[Unit]
Description=Tranquera, reservations for holiday cabins
Documentation=file://${root}/docs/operating.md
After=network-online.target postgresql.service redis-server.service
Wants=network-online.target

[Service]
User=${user}
Group=${user}
WorkingDirectory=${root}
Environment=NODE_ENV=production
ExecStart=${node} --max-semi-space-size=4 scripts/start.mjs
Restart=always
RestartSec=2
# SIGTERM goes to the server, which ends its database itself.
KillMode=mixed
TimeoutStopSec=45
LimitNOFILE=16384

NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=${data}
ProtectHome=read-only
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectKernelLogs=yes
ProtectControlGroups=yes
ProtectClock=yes
ProtectHostname=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictNamespaces=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native
UMask=0027

[Install]
WantedBy=multi-user.target
`
}

function updateService({ root, node }) {
  return `# Tranquera; made by npm run service. Backs up, brings the newest version, goes back when it fails.
[Unit]
Description=Update of Tranquera
After=network-online.target tranquera.service
Wants=network-online.target

[Service]
Type=oneshot
WorkingDirectory=${root}
ExecStart=${node} scripts/update.mjs
TimeoutStartSec=30min
`
}

const UPDATE_TIMER = `# Tranquera; made by npm run service. Off: systemctl disable --now tranquera-update.timer
[Unit]
Description=Looks for a new version of Tranquera once a week

[Timer]
OnCalendar=Mon *-*-* 04:00:00
RandomizedDelaySec=1h
Persistent=yes

[Install]
WantedBy=timers.target
`

function caddyfile({ domain }) {
  return `# Tranquera; made by npm run service. TLS by Let's Encrypt, renewed by itself.
${domain} {
	encode gzip
	reverse_proxy 127.0.0.1:8000 {
		# A delivery waits out a restart instead of being lost to a 502.
		lb_try_duration 30s
		lb_try_interval 500ms
	}
}
`
}
