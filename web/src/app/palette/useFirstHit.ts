import { useEffect, useRef, type KeyboardEvent } from 'react'
import { hasStepped, openSelected, selectFirst } from './store'

/**
 * Enter opens the first hit. Pressed while hits are on their way, it opens the first of them as soon as they are there.
 * `searching`: what is shown may not be what is wanted; `hits` names what is shown.
 */
export function useFirstHit(query: string, searching: boolean, hits: string) {
  const awaited = useRef<string>(undefined)

  useEffect(selectFirst, [hits])
  useEffect(() => {
    if (searching) return
    if (awaited.current === query) openSelected()
    awaited.current = undefined
  }, [query, searching])

  return (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !searching || hasStepped()) return
    event.preventDefault()
    event.stopPropagation() // the palette would open what is still shown
    awaited.current = query
  }
}
