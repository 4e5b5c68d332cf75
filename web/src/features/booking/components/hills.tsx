/** Mountains, a lake and a lit cabin at dusk, drawn; it lies along the foot of its parent. */
export function Hills() {
  return (
    <svg
      viewBox="0 0 1200 260"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className="absolute inset-x-0 bottom-0 h-32 w-full sm:h-60"
    >
      <defs>
        <linearGradient id="lake" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#c9a77c" />
          <stop offset="1" stopColor="#3d6857" />
        </linearGradient>
      </defs>
      <circle cx="1010" cy="96" r="38" fill="#f6dfb0" />
      <path
        d="m0 160 140-46 120 36 160-52 120 50 130-76 140 84 130-70 160 70 100-34v138H0Z"
        fill="#4b7a64"
        opacity="0.75"
      />
      <path d="M0 168q220-52 430-18t400-8 370 10v108H0Z" fill="#2f5947" />
      <path d="M420 190q200-16 400-4t380-8v40q-400 14-780 0Z" fill="url(#lake)" />
      <path d="M940 196h140M962 204h96M982 212h56" stroke="#f6dfb0" strokeWidth="3" opacity="0.75" />
      <path d="M0 204q240-32 520-8t680-4v68H0Z" fill="#12261f" />
      <path
        d="m660 202 16-54 16 54ZM694 204l12-42 12 42ZM1110 196l18-62 18 62ZM1148 198l13-46 13 46ZM1080 198l11-38 11 38Z"
        fill="#0d1c17"
      />
      <path d="M842 208v-34l42-32 42 32v34ZM908 156v-18h10v26Z" fill="#0d1c17" />
      <path d="M876 208v-24h16v24ZM902 188h11v11h-11ZM855 188h11v11h-11Z" fill="#f6dfb0" />
    </svg>
  )
}
