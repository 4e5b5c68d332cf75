import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCatalogue } from '../../../lib/catalogue.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { createPhone, getPhone, type Phone } from './phone-api.ts'

const KEPT_AS = 'tranquera.phone'

/** The pretend phone of this browser: kept between visits, made anew when the sandbox forgot it. */
export function usePhone() {
  const [phone, setPhone] = useState<Phone>()
  const [failed, setFailed] = useState(false)

  const keep = useCallback((next: Phone) => {
    localStorage.setItem(KEPT_AS, next.phone)
    setPhone(next)
    setFailed(false)
  }, [])

  const renew = useCallback(async () => {
    try {
      keep(await createPhone())
    } catch {
      setFailed(true)
    }
  }, [keep])

  const connect = useCallback(async () => {
    const kept = localStorage.getItem(KEPT_AS)
    if (!kept) return renew()
    try {
      keep(await getPhone(kept))
    } catch (error) {
      if (error instanceof RequestFailed && error.status === 404) await renew()
      else setFailed(true)
    }
  }, [keep, renew])

  useEffect(() => connectOnce(connect), [connect])
  return { phone, failed, connect, renew }
}

/** Deferred by a turn, so that the double mount of development creates one phone and not two. */
function connectOnce(connect: () => Promise<void>): () => void {
  const timer = setTimeout(() => void connect(), 0)
  return () => clearTimeout(timer)
}

/** The name at the top of the chat: the property's own. */
export function useBusinessName(): string {
  const { t } = useTranslation()
  return useCatalogue().data?.property?.name ?? t('phone.business')
}
