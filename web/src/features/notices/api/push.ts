import type { pushSubscriptionView } from '@tranquera/contracts/notifications'
import { askAdmin, post, REMOVE } from '../../../lib/admin.ts'

/**
 * How this browser stands with notices. `install`: an iPhone only tells an app on its home screen; `impossible`: no
 * worker, as without https.
 */
export type PushStanding = 'on' | 'off' | 'denied' | 'install' | 'impossible'

const KEPT_AS = 'tranquera.push'

export async function pushStanding(): Promise<PushStanding> {
  if (!('serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window)) {
    return isApple() ? 'install' : 'impossible'
  }
  if (Notification.permission === 'denied') return 'denied'
  const worker = await navigator.serviceWorker.getRegistration('/admin')
  if (!worker) return 'impossible'
  return (await worker.pushManager.getSubscription()) ? 'on' : 'off'
}

/** Asks the person, then the browser, then tells our server where this browser is reached. */
export async function turnPushOn(vapidKey: string): Promise<PushStanding> {
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const worker = await navigator.serviceWorker.ready
  const applicationServerKey = bytesOf(vapidKey)
  const subscription =
    (await worker.pushManager.getSubscription()) ??
    (await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey }))
  const { id } = await askAdmin<typeof pushSubscriptionView>(
    '/push-subscriptions',
    post(subscription.toJSON()),
  )
  localStorage.setItem(KEPT_AS, id)
  return 'on'
}

export async function turnPushOff(): Promise<PushStanding> {
  const worker = await navigator.serviceWorker.getRegistration('/admin')
  const subscription = await worker?.pushManager.getSubscription()
  await subscription?.unsubscribe()
  const id = localStorage.getItem(KEPT_AS)
  if (id) {
    localStorage.removeItem(KEPT_AS)
    // Somebody else may have forgotten this browser already.
    await askAdmin(`/push-subscriptions/${encodeURIComponent(id)}`, REMOVE).catch(() => undefined)
  }
  return 'off'
}

/** base64url, as VAPID keys are written, to the bytes browsers want. */
export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (sign) => sign.charCodeAt(0))
}

function isApple(): boolean {
  return /iPhone|iPad/.test(navigator.userAgent)
}
