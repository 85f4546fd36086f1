import { useEffect } from 'react'

/** While something is half written, the browser asks before the tab is closed or read anew. */
export function useAskToLeave(when: boolean) {
  useEffect(() => {
    if (!when) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [when])
}
