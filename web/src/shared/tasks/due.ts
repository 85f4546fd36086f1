import type { components } from '@/shared/api/schema'
import { dateFormat } from '@/shared/locale/locale'
import { daysBetween } from '@/shared/ui/relative'
import { strings } from './strings'

export type Task = components['schemas']['Task']
type Due = Pick<Task, 'due_at' | 'due_on'>

/** The last moment of a task: of a day, its end where the viewer is. */
export function endOf({ due_at, due_on }: Due): Date {
  if (due_on === null) return new Date(due_at)
  const [year = 0, month = 1, day = 1] = due_on.split('-').map(Number)
  return new Date(year, month - 1, day + 1, 0, 0, 0, -1)
}

/** How soon a task is due: it is late, it is today's, or it has time. */
export function urgency(task: Due, now: Date): 'overdue' | 'today' | 'later' {
  const end = endOf(task)
  if (end < now) return 'overdue'
  return end.toDateString() === now.toDateString() ? 'today' : 'later'
}

/** “today”, “tomorrow, 14:30”, “Fri 5 Jun”: the day, and the hour if there is one. */
export function dueWords(task: Due, now: Date): string {
  const end = endOf(task)
  const day = dayWords(end, now)
  return task.due_on === null ? strings.dayAndTime(day, dateFormat({ hour: '2-digit', minute: '2-digit' }).format(end)) : day
}

function dayWords(at: Date, now: Date): string {
  const near = { [-1]: strings.yesterday, 0: strings.today, 1: strings.tomorrow }[daysBetween(now, at)]
  if (near) return near
  const year = at.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  return dateFormat({ weekday: 'short', day: 'numeric', month: 'short', year }).format(at)
}

/** A day as a date input has it: 2026-05-31. */
export function dayOf(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
}

/** What a day and perhaps an hour, as typed where the viewer is, are for the API. */
export function dueFrom(day: string, time: string): { due_on: string } | { due_at: string } {
  return time === '' ? { due_on: day } : { due_at: new Date(`${day}T${time}`).toISOString() }
}

/** The other way round. */
export function typedDue(task: Due): { day: string; time: string } {
  if (task.due_on !== null) return { day: task.due_on, time: '' }
  const at = new Date(task.due_at)
  return { day: dayOf(at), time: at.toTimeString().slice(0, 5) }
}
