/** A line led through a fairlead: it runs true. */
export function LogoMark({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden>
      <rect width="24" height="24" rx="6" fill="#175f6b" />
      <path d="M7 19V9.5a5 5 0 0 1 10 0V19" stroke="#fff" strokeWidth="2" strokeLinecap="round" />
      <path d="M3.5 13.5H17" stroke="#9fd6dd" strokeWidth="2" strokeLinecap="round" />
      <circle cx="12" cy="13.5" r="2" fill="#fff" />
    </svg>
  )
}
