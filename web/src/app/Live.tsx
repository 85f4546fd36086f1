import { useEffect, useRef } from 'react'
import { useMe } from '@/shared/api/useMe'
import { listen, stopListening } from './listening'

/** Keeps the live connection while somebody is signed in. */
export function Live() {
  const member = useMe().data?.id
  const before = useRef(member)

  useEffect(() => {
    if (member === undefined) return undefined
    // Somebody else signed in through another tab: nothing on this screen is theirs.
    if (before.current !== undefined && before.current !== member) {
      window.location.reload()
      return undefined
    }
    before.current = member
    void listen()
    return stopListening
  }, [member])
  return null
}
