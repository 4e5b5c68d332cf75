import type { SVGProps } from 'react'

/** Line icons of the project's own, on a 24 x 24 grid. */
const PATHS = {
  send: 'M4 12 20 4l-5 16-3.5-6.5L4 12Zm7.5 1.5L20 4',
  clip: 'm20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 4.8 4.8l-8.4 8.4a1.7 1.7 0 0 1-2.4-2.4L14.5 7.3',
  mic: 'M12 3a3 3 0 0 1 3 3v6a3 3 0 0 1-6 0V6a3 3 0 0 1 3-3ZM5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3',
  bin: 'M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v5M14 11v5',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  reply: 'M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6',
  out: 'M14 4h6v6M20 4l-9 9M18 14v5H5V6h5',
  file: 'M6 3h8l4 4v14H6V3Zm8 0v4h4',
  close: 'm6 6 12 12M18 6 6 18',
  swap: 'M4 8h13l-3-3M20 16H7l3 3',
  home: 'm4 11 8-7 8 7v9h-5v-6H9v6H4v-9Z',
  calendar: 'M4 6h16v14H4V6Zm0 5h16M8 3v5M16 3v5',
  book: 'M6 3h12v18l-6-4-6 4V3Z',
  chat: 'M4 5h16v11H9l-5 4V5Z',
  cabin: 'm3 12 9-8 9 8M6 10v10h12V10M10 20v-6h4v6',
  copy: 'M9 9h11v11H9V9ZM5 15H4V4h11v1',
  exit: 'M10 4H5v16h5M14 8l4 4-4 4M18 12H9',
  back: 'm14 6-6 6 6 6',
  forward: 'm10 6 6 6-6 6',
  search: 'M11 4a7 7 0 1 1 0 14 7 7 0 0 1 0-14Zm5 12 4 4',
  people:
    'M9 5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7ZM3 20a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 6M17 14.5a5.5 5.5 0 0 1 4 5.5',
  bed: 'M3 19V6M3 16h18v3M21 16v-3a3 3 0 0 0-3-3h-8v6M6.5 9.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 0 1 0-3Z',
  paw:
    'M12 12c2.5 0 5 2.6 5 4.9 0 1.6-1.2 2.4-2.5 2-1.6-.5-3.4-.5-5 0-1.3.4-2.5-.4-2.5-2C7 14.6 9.5 12 12 ' +
    '12ZM5.5 10v1.5M9.5 6v1.5M14.5 6v1.5M18.5 10v1.5',
  check: 'm5 13 4 4L19 7',
  clock: 'M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16Zm0 4v4l3 2',
  warn: 'M12 4 2.5 20h19L12 4Zm0 6v4M12 17h.01',
  phone: 'M8 2h8a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H8a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2Zm3 17h2',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, className = 'size-5', ...rest }: { name: IconName } & SVGProps<SVGSVGElement>) {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`shrink-0 ${className}`}
      {...rest}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
