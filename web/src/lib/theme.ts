import { useCallback, useEffect, useState } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const KEPT_AS = 'tranquera.theme'
const DARK = '(prefers-color-scheme: dark)'

function keptTheme(): Theme {
  const kept = localStorage.getItem(KEPT_AS)
  return THEMES.find((theme) => theme === kept) ?? 'system'
}

function paint(theme: Theme): void {
  const isDark = theme === 'dark' || (theme === 'system' && matchMedia(DARK).matches)
  document.documentElement.dataset.theme = isDark ? 'dark' : 'light'
}

/** Light or dark while the panel is open: as the device has it, unless this person chose otherwise here. */
export function usePanelTheme(): { theme: Theme; choose(theme: Theme): void } {
  const [theme, setTheme] = useState(keptTheme)
  useEffect(() => {
    paint(theme)
    const device = matchMedia(DARK)
    const follow = () => paint(theme)
    device.addEventListener('change', follow)
    return () => device.removeEventListener('change', follow)
  }, [theme])
  const choose = useCallback((next: Theme) => {
    localStorage.setItem(KEPT_AS, next)
    setTheme(next)
    paint(next)
  }, [])
  return { theme, choose }
}
