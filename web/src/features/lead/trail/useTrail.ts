import { useHotkeys } from '@mantine/hooks'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import { client } from '@/shared/api/client'
import { placeOf, stepFrom, type Direction, type LeadTrail } from '@/shared/leads/trail'
import { toast } from '@/shared/ui'

/** The way to the leads before and after this one, in the list that it was opened from. */
export function useTrail(id: number) {
  const navigate = useNavigate()
  const trail = useLocation({ select: (location) => location.state.trail })
  const reading = useRef(false)
  const place = trail && placeOf(trail, id)

  function open(to: number, along: LeadTrail, arrow?: Direction) {
    // In place of this one, so that Back leads to the list.
    void navigate({ to: '/leads/$leadId', params: { leadId: String(to) }, state: { trail: along, arrow }, replace: true })
  }

  async function read(along: LeadTrail, page: Pick<LeadTrail, 'cursor' | 'before'>, direction: Direction, arrow?: Direction) {
    reading.current = true
    const { data, error } = await client.GET('/api/v1/leads', { params: { query: { ...along.query, cursor: page.cursor } } })
    reading.current = false
    if (error) return toast.failed(error)
    const ids = data.items.map((lead) => lead.id)
    const to = ids.at(direction === 'next' ? 0 : -1)
    if (to !== undefined) open(to, { ...along, ...page, ids, next: data.next_cursor, total: data.total, exact: data.total_is_exact }, arrow)
  }

  function go(direction: Direction, arrow?: Direction) {
    const step = trail && !reading.current && stepFrom(trail, id, direction)
    if (!step) return
    if ('id' in step) open(step.id, trail, arrow)
    else void read(trail, step.page, direction, arrow)
  }

  useHotkeys([
    ['J', () => { if (!isOverlaid()) go('next') }],
    ['K', () => { if (!isOverlaid()) go('previous') }],
  ])
  if (!trail || place === undefined) return undefined
  return { place, total: Math.max(place, trail.total), exact: trail.exact, go, has: (direction: Direction) => stepFrom(trail, id, direction) !== undefined }
}

/** Whether a dialog or a menu is open, to which keys belong. */
export function isOverlaid(): boolean {
  return [...document.querySelectorAll('[role=dialog], [role=menu], [role=listbox]')].some((element) => element.checkVisibility())
}
