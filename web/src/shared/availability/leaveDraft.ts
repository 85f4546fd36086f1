import { splitAt, type Leave } from './availability'

export type LeaveDraft = {
  from: { day: string; time: string }
  to: { day: string; time: string }
  /** With times. */
  part: boolean
  note: string
  cover: 'none' | 'agent' | 'rotation'
  agent: number | undefined
  rotation: number | undefined
}

const morning = '09:00'
const evening = '17:00'

export function leaveDraft(leave: Leave | undefined): LeaveDraft {
  const from = splitAt(leave?.from ?? '')
  const to = splitAt(leave?.to ?? '')
  return {
    from: { day: from.day, time: from.time || morning }, to: { day: to.day, time: to.time || evening }, part: from.time !== '' || to.time !== '', note: leave?.note ?? '',
    cover: leave?.cover?.agent_id ? 'agent' : leave?.cover?.rotation_id ? 'rotation' : 'none', agent: leave?.cover?.agent_id, rotation: leave?.cover?.rotation_id,
  }
}

export function leaveOf({ from, to, part, note, cover, agent, rotation }: LeaveDraft): Leave {
  const at = ({ day, time }: LeaveDraft['from']) => (part ? `${day}T${time}` : day)
  const target = { none: null, agent: { agent_id: agent }, rotation: { rotation_id: rotation } }[cover]
  return { from: at(from), to: at(to), ...(note.trim() && { note: note.trim() }), cover: target }
}

/** The first day chosen is the last one too, until another is. */
export function withFirstDay(draft: LeaveDraft, day: string): LeaveDraft {
  const last = draft.to.day === '' || draft.to.day === draft.from.day || draft.to.day < day ? day : draft.to.day
  return { ...draft, from: { ...draft.from, day }, to: { ...draft.to, day: last } }
}

/** What is missing, by input, as a kind of complaint. */
export type Complaints = Partial<Record<'from' | 'fromTime' | 'to' | 'toTime' | 'cover', 'fromMissing' | 'toMissing' | 'timeMissing' | 'toBefore' | 'coverMissing'>>

export function complaints(draft: LeaveDraft): Complaints {
  const { from, to } = leaveOf(draft)
  const whole = draft.from.day !== '' && draft.to.day !== '' && (!draft.part || (draft.from.time !== '' && draft.to.time !== ''))
  const backwards = whole && (draft.part ? to <= from : to < from)
  return {
    ...(draft.from.day === '' && { from: 'fromMissing' as const }),
    ...(draft.to.day === '' && { to: 'toMissing' as const }),
    ...(draft.part && draft.from.time === '' && { fromTime: 'timeMissing' as const }),
    ...(draft.part && draft.to.time === '' && { toTime: 'timeMissing' as const }),
    ...(backwards && (draft.part && draft.from.day === draft.to.day ? { toTime: 'toBefore' as const } : { to: 'toBefore' as const })),
    ...((draft.cover === 'agent' && !draft.agent) || (draft.cover === 'rotation' && !draft.rotation) ? { cover: 'coverMissing' as const } : {}),
  }
}
