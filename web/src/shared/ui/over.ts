import { createContext, use, useCallback, useEffect, useState } from 'react'

type Tell = (by: 1 | -1) => void

/** Through it, what opens over a drawer is told to the drawer: meanwhile Escape is not for that. */
export const OverContext = createContext<Tell | undefined>(undefined)

/** Of a dialog: it lies over the drawer in which it is written, if it is written in one. */
export function useLiesOver(opened: boolean) {
  const tell = use(OverContext)
  useEffect(() => {
    if (!opened || !tell) return undefined
    tell(1)
    return () => tell(-1)
  }, [opened, tell])
}

/** Of a drawer: whether something lies over it. */
export function useCovered(): { covered: boolean; tell: Tell } {
  const [over, setOver] = useState(0)
  const tell = useCallback<Tell>((by) => setOver((before) => before + by), [])
  return { covered: over > 0, tell }
}

/** Of what is gone at once when it closes: what had the focus before has it again, unless something else has it by then. */
export function useFocusBack(opened: boolean) {
  const [before] = useState(() => (opened ? document.activeElement : null))
  useEffect(() => () => {
    // A drawer below that closes, too, gives it back by itself, 10 ms later.
    setTimeout(() => { if (document.activeElement === document.body && before instanceof HTMLElement) before.focus() }, 20)
  }, [before])
}
