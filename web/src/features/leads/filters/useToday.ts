import { useEffect, useState } from 'react'

/** Now, as far as days go: renews itself at midnight, so that “today” stays today in a tab left open. */
export function useToday(): Date {
  const [today, setToday] = useState(() => new Date())
  useEffect(() => {
    const midnight = new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1)
    const timer = setTimeout(() => setToday(new Date()), midnight.getTime() - Date.now() + 1000)
    return () => clearTimeout(timer)
  }, [today])
  return today
}
