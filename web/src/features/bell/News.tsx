import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { components } from '@/shared/api/schema'
import { claim } from '@/shared/live/claim'
import { toast } from '@/shared/ui'
import { allRead, freshOf, withLine, type Line } from './lines'
import { ring } from './sound'
import { strings } from './strings'
import { pause, turnMs } from './turn'
import { useMark } from './useNotifications'
import { burstOf, placeOf, titleOf, type Notification } from './words'

/** What comes so soon after the last is told together; the first is told at once. */
const gatherMs = 150

type Props = {
  page: components['schemas']['NotificationPage']
  /** The newest that was there before. */
  since: number
  onShowAll: () => void
}

/** Tells what comes in while the page is looked at. Of all tabs, one does. */
export function News({ page, since, onShowAll }: Props) {
  const navigate = useNavigate()
  const mark = useMark()
  const newest = useRef(since)
  const gathered = useRef<Line>({ news: [], more: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef(-Infinity)
  const lines = useRef<Line[]>([])
  const shown = useRef(new Map<Line, () => void>())

  function draw(next: Line[]) {
    const before = lines.current
    lines.current = next
    for (const line of before) if (!next.includes(line)) shown.current.get(line)?.()
    for (const line of next) if (!before.includes(line)) shown.current.set(line, say(line))
  }

  function say(line: Line) {
    const [only] = line.news
    const place = line.news.length === 1 && only ? placeOf(only) : undefined
    const text = line.news.length === 1 && only ? titleOf(only) : burstOf(line.news, line.more)
    const open = place && only ? () => { mark({ ids: [only.id], read: true }); void navigate({ href: place }) } : onShowAll
    return toast.news(text, { label: place ? strings.show : strings.showAll, run: open }, () => {
      shown.current.delete(line)
      lines.current = lines.current.filter((other) => other !== line)
    })
  }

  async function tell() {
    timer.current = undefined
    last.current = performance.now()
    const { news, more } = gathered.current
    gathered.current = { news: [], more: false }
    const ids = news.map(({ id }) => id)
    void ring(ids)
    if (document.visibilityState === 'hidden') return
    await pause(turnMs())
    const mine = await claim('toast', ids)
    const told = news.filter(({ id }) => mine.has(id))
    if (told.length > 0) draw(withLine(lines.current, { news: told, more }))
  }

  useEffect(() => {
    const fresh: Notification[] = freshOf(page.items, newest.current)
    newest.current = Math.max(newest.current, page.items[0]?.id ?? 0)
    draw(lines.current.filter((line) => !allRead(line, page.items))) // in another tab, too
    if (fresh.length === 0) return
    const more = fresh.length === page.items.length && page.next_cursor !== null
    gathered.current = { news: [...gathered.current.news, ...fresh], more: gathered.current.more || more }
    const wait = last.current + gatherMs > performance.now() ? gatherMs : 0
    timer.current ??= setTimeout(() => void tell(), wait)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [page])

  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}
