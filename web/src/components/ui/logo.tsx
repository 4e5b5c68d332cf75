/** The gate that gives the product its name. */
export function Logo({ className = 'size-8' }: { className?: string }) {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" className={`shrink-0 ${className}`}>
      <rect width="32" height="32" rx="8" fill="#23483a" />
      <path
        d="M7 9v15M25 9v15M7 12h18M7 17h18M7 22h18M7 22 25 12"
        fill="none"
        stroke="#f3d9a4"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
    </svg>
  )
}
