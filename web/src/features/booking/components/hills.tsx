/** Mountains, a lake and a lit cabin at dusk, drawn. */
export function Hills() {
  return (
    <svg
      viewBox="0 0 1200 460"
      preserveAspectRatio="xMaxYMax slice"
      aria-hidden="true"
      className="absolute inset-0 size-full"
    >
      <defs>
        <linearGradient id="dusk" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#1b382d" />
          <stop offset="0.6" stopColor="#2f5d4c" />
          <stop offset="1" stopColor="#b98a5b" />
        </linearGradient>
        <linearGradient id="lake" x1="0" y1="0" x2="0" y2="1">
          <stop offset="0" stopColor="#8fa389" />
          <stop offset="1" stopColor="#2c5145" />
        </linearGradient>
      </defs>
      <rect width="1200" height="460" fill="url(#dusk)" />
      <circle cx="955" cy="196" r="46" fill="#f3d9a4" opacity="0.92" />
      <path
        d="m0 330 130-70 110 46 170-118 120 76 110-44 150 92 120-66 170 74 120-30v170H0Z"
        fill="#35604d"
      />
      <path d="m374 214 36-26 40 25-18 8-16-6-14 8-14-8Z" fill="#dbe8df" opacity="0.55" />
      <path d="M0 352q220-52 430-18t400-8 370 10v124H0Z" fill="#28493b" />
      <path d="M420 380q200-18 400-4t380-8v36q-400 16-780 0Z" fill="url(#lake)" opacity="0.85" />
      <path d="M880 384h150M910 392h96M936 400h56" stroke="#f3d9a4" strokeWidth="3" opacity="0.5" />
      <path d="M0 396q240-34 520-8t680-4v76H0Z" fill="#12261f" />
      <g fill="#0d1c17">
        <path d="m640 392 16-52 16 52ZM672 394l12-40 12 40ZM1090 386l18-60 18 60ZM1128 388l13-44 13 44ZM1060 388l11-36 11 36Z" />
      </g>
      <path d="M742 398v-32l40-30 40 30v32Z" fill="#0d1c17" />
      <path d="M774 398v-22h16v22ZM800 380h10v10h-10ZM754 380h10v10h-10Z" fill="#f3d9a4" />
      <path d="M806 346v-16h9v23Z" fill="#0d1c17" />
    </svg>
  )
}
