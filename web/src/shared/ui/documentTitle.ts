import { useEffect } from 'react'
import { showUnread } from '@/shared/pwa/badge'
import { count } from './number'

const product = 'Fairlead'
let page = product
let unread = 0

function write() {
  document.title = unread > 0 ? `(${count(unread)}) ${page}` : page
}

/** Names the page in the browser's tab. */
export function usePageTitle(title: string) {
  useEffect(() => {
    page = `${title} · ${product}`
    write()
  }, [title])
}

/** Puts the number of unread notifications before whatever the page is called, and on the icon of the installed app. */
export function useUnreadInTitle(n: number) {
  useEffect(() => show(n), [n])
  useEffect(() => () => show(0), [])
}

function show(n: number) {
  unread = n
  write()
  showUnread(n)
}
