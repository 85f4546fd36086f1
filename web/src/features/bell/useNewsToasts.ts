import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { toast } from '@/shared/ui'
import { strings } from './strings'
import { burstOf, placeOf, titleOf, type Notification } from './words'

const gatherMs = 400

/** Tells what comes in while the page is looked at: one line, which counts on while more arrives. */
export function useNewsToasts(items: Notification[] | undefined, onOpenBell: () => void, onRead: (ids: number[]) => void) {
  const navigate = useNavigate()
  const newest = useRef<number>(undefined)
  const told = useRef<Notification[]>([])
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = useRef<() => void>(undefined)

  function tell() {
    const news = told.current
    hide.current?.()
    told.current = news
    const [only] = news
    const place = news.length === 1 && only ? placeOf(only) : undefined
    const text = news.length === 1 && only ? titleOf(only) : burstOf(news)
    const open = place && only ? () => { onRead([only.id]); void navigate({ href: place }) } : onOpenBell
    hide.current = toast.news(text, { label: place ? strings.show : strings.showAll, run: open }, () => { if (told.current === news) told.current = [] })
  }

  useEffect(() => {
    if (!items) return
    const last = items[0]?.id ?? 0
    const fresh = items.filter(({ id, read_at }) => newest.current !== undefined && id > newest.current && read_at === null)
    newest.current = Math.max(newest.current ?? 0, last)
    if (fresh.length === 0 || document.visibilityState === 'hidden') return
    told.current = [...told.current, ...fresh]
    clearTimeout(timer.current)
    timer.current = setTimeout(tell, gatherMs)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [items])

  useEffect(() => () => clearTimeout(timer.current), [])
}
