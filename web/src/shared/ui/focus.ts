import { useCallback, useRef } from 'react'

/** A ref for what takes the focus as it appears, if it should: the input that a click opened, the button it leaves behind. */
export function useFocusOnMount<Element extends HTMLElement>(when: boolean) {
  const wanted = useRef(when)
  return useCallback((element: Element | null) => { if (wanted.current) element?.focus() }, [])
}
