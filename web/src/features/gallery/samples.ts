import { IconArrowsSplit2, IconNote, IconUserCheck } from '@tabler/icons-react'
import type { AgentOption, Filter, TimelineEntry, Tone } from '@/shared/ui'

export type SampleLead = { id: string; name: string; email: string; status: string; source: string; agent: string | null; value: number | null; at: string }

export const statuses: Record<string, Tone> = { New: 'info', Contacted: 'warning', Qualified: 'brand', Won: 'positive', Lost: 'neutral' }
const names = ['Dennis Garcia', 'Margaret Haddad', 'Linus Petrov', 'Aiko Tanaka', 'Sofía Ferreira', 'Ken Okafor', 'Grace Schmidt', 'Barbara Nguyen', 'Élodie Marchand', 'Oluwaseun Adeyemi-Richardson']
const sources = ['Facebook', 'Google', 'Website', 'CSV import']
const agents = ['Ana Costa', 'Ben Fischer', null, 'Cleo Marin', 'Dan Ito']
const started = Date.now()

export function ago(minutes: number): string {
  return new Date(started - minutes * 60_000).toISOString()
}

export function leadsOfPage(page: number): SampleLead[] {
  return names.map((name, index) => ({
    id: String(page * names.length + index + 1),
    name,
    email: `${name.split(' ')[0]!.toLowerCase()}${page || ''}@example.test`,
    status: Object.keys(statuses)[(index + page) % 5]!,
    source: sources[(index * 3 + page) % sources.length]!,
    agent: agents[(index + page) % agents.length]!,
    value: index % 4 === 3 ? null : 1200 + index * 1730,
    at: ago((index * index + page * 90) * 47 + 4),
  }))
}

export const people: AgentOption[] = [
  { id: 1, name: 'Ana Costa', openLeads: 14 },
  { id: 2, name: 'Ben Fischer', openLeads: 9, away: 'on leave until Mon 3 June' },
  { id: 3, name: 'Cleo Marin', openLeads: 21 },
  { id: 4, name: 'Dan Ito', openLeads: 0, away: 'had 10 of 10 leads today' },
]

export const filters: Filter[] = [
  { kind: 'choice', key: 'assigned_agent', label: 'Assigned agent', options: [{ value: 'none', label: 'Unassigned' }, { value: 'me', label: 'Me' }, ...people.map(({ id, name }) => ({ value: String(id), label: name })), { value: '9', label: 'Eve Moreau' }] },
  { kind: 'choice', key: 'status', label: 'Status', options: Object.keys(statuses).map((label) => ({ value: label.toLowerCase(), label })) },
  { kind: 'choice', key: 'source', label: 'Source', options: sources.map((label) => ({ value: label, label })) },
  { kind: 'choice', key: 'tag', label: 'Tags', options: ['VIP', 'Buyer', 'Newsletter'].map((label) => ({ value: label, label })), ways: { all: 'tag_all', none: 'tag_none' } },
  { kind: 'date', key: 'created', label: 'Created' },
  { kind: 'range', key: 'value', label: 'Value', more: true, emptiable: true },
  { kind: 'text', key: 'district', label: 'District', more: true, emptiable: true },
  { kind: 'date', key: 'move_in', label: 'Move-in date', more: true, days: true, emptiable: true },
]

export const timeline: TimelineEntry[] = [
  { id: '3', at: ago(4), icon: IconUserCheck, tone: 'brand', title: 'Maria Lopez reassigned this lead from Ben Fischer to Ana Costa' },
  { id: '2', at: ago(190), icon: IconNote, title: 'Ben Fischer added a note', detail: 'Called twice, asked to be called back after six.' },
  { id: '1', at: ago(2890), icon: IconArrowsSplit2, tone: 'info', title: 'Rule Facebook buyers assigned this lead to Ben Fischer' },
]

export const barDays = Array.from({ length: 14 }, (_, day) => `2026-11-${String(day + 10)}`)
export const barSeries = [
  ...people.map(({ id, name }, index) => ({ key: id, name, values: barDays.map((_, day) => ((day + index) * 3) % (6 - index)) })),
  { key: 'rest', name: '12 others', values: barDays.map((_, day) => day % 4), rest: true },
]
