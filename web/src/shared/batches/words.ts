import type { components } from '@/shared/api/schema'
import { allOf } from '@/shared/locale/lists'
import { strings } from './strings'
import type { BatchNames } from './useBatchNames'

export type Batch = components['schemas']['Batch']
export type LeftLead = components['schemas']['LeftLead']
/** What is told of a batch, without who did it and when. */
export type Told = Omit<Batch, 'actor' | 'at' | 'processed'>

// Beyond this many, tags become a number: a line is no list.
const tagsNamed = 3

/** Whether it goes on at the server, forward or back. */
export function goesOn({ state }: { state: string }): boolean {
  return state === 'running' || state === 'undoing'
}

/** “240 leads to Ana”, “Spread 5,000 leads over Buyers”: what it is, with the number that it changed or, while it runs, is to change. */
export function whatWords(batch: Told, names: BatchNames): string {
  const { kind, to, add, remove, status = '' } = batch
  const n = batch.state === 'running' ? batch.total : batch.done
  const words = strings.what
  if (kind === 'status') return words.status(n, names.status(status))
  if (kind === 'tags') return add.length + remove.length > tagsNamed ? words.manyTags(n, add.length + remove.length) : words.tags(n, tagWords(batch))
  if (kind === 'route') return words.route(n)
  if (kind === 'delete') return words.delete(n)
  if (kind === 'import') return batch.state === 'running' ? strings.doing.import(n) : words.import(n)
  if (to.unassign) return words.unassign(n)
  return to.agent_id ? words.assign(n, names.agent(to.agent_id)) : words.spread(n, overWords(batch, names))
}

/** “Assigning 5,000 leads to Ana” */
export function doingWords(batch: Told, names: BatchNames): string {
  const { kind, to, total, status = '' } = batch
  const words = strings.doing
  if (batch.state === 'undoing') return words.undo(whatWords(batch, names))
  if (kind === 'status') return words.status(total, names.status(status))
  if (kind !== 'assign') return words[kind](total)
  if (to.unassign) return words.unassign(total)
  return to.agent_id ? words.assign(total, names.agent(to.agent_id)) : words.spread(total, overWords(batch, names))
}

/** “640 of 5,000 leads assigned to Ana.” */
export function doneWords(batch: Told, names: BatchNames): string {
  const { kind, to, done, status = '' } = batch
  const of = meantOf(batch)
  const words = strings.done
  if (kind === 'status') return words.status(done, of, names.status(status))
  if (kind !== 'assign') return words[kind](done, of)
  if (to.unassign) return words.unassign(done, of)
  return to.agent_id ? words.assign(done, of, names.agent(to.agent_id)) : words.spread(done, of, overWords(batch, names))
}

function overWords({ to }: Told, names: BatchNames): string {
  return to.rotation_id ? names.rotation(to.rotation_id) : strings.agents(to.agent_ids?.length ?? 0)
}

function tagWords({ add, remove }: Told): string {
  return [...(add.length > 0 ? [strings.added(allOf(add))] : []), ...(remove.length > 0 ? [strings.removed(allOf(remove))] : [])].join(', ')
}

/** Of how many leads it fell short: those that needed nothing are not counted, as far as that is known. */
function meantOf(batch: Told): number {
  return batch.state === 'stopped' || batch.state === 'failed' ? batch.total : batch.done + leftOut(batch).count
}

type Skips = Pick<Told, 'skipped' | 'skipped_count'>

/**
 * Leads that were as they should be are no news; the others were left out against the wish. Of more than are listed
 * nobody knows which is which: then all of them are told.
 */
export function leftOut({ skipped, skipped_count: all }: Skips): { leads: LeftLead[]; count: number; already: number; unsorted: boolean } {
  if (all > skipped.length) return { leads: skipped, count: all, already: 0, unsorted: true }
  const leads = skipped.filter(({ reason }) => reason !== 'already_there')
  return { leads, count: leads.length, already: all - leads.length, unsorted: false }
}

/** “2 skipped. 3 were there already.” */
export function skippedWords(batch: Skips & Pick<Told, 'kind'>): string {
  const out = leftOut(batch)
  const told = out.count > 0 && (out.unsorted ? strings.done.left : strings.done.skipped)(out.count)
  return [told, out.already > 0 && strings.already[batch.kind](out.already)].filter(Boolean).join(' ')
}

/** What a toast says when a batch has ended. */
export function endedWords(batch: Told, names: BatchNames): string {
  if (batch.state === 'undone') return undoneWords(batch)
  const said = doneWords(batch, names)
  const ended = batch.state === 'stopped' ? strings.done.stopped(said) : batch.error ? strings.done.failed(batch.error, said) : said
  return `${ended} ${skippedWords(batch)}`.trim()
}

/** “236 of 240 leads are back as they were, turns included. 4 stayed: 3 worked on since, 1 with somebody else by now. The agents have been told.” */
export function undoneWords({ kind, to, done, stayed, stayed_count: left }: Pick<Told, 'kind' | 'to' | 'done' | 'stayed' | 'stayed_count'>): string {
  const words = strings.undone
  const given = kind === 'route' || kind === 'import' || (kind === 'assign' && !to.unassign)
  if (done === 0) return words.nothing
  const back = kind === 'import' ? words.gone(done - left, done) : left === 0 ? words.all(done, given) : words.some(done - left, done, given)
  const stays = left > stayed.length ? words.manyStayed(left) : words.stayed(left, reasonsOf(stayed))
  return [back, left > 0 && stays, given && done > left && words.told].filter(Boolean).join(' ')
}

function reasonsOf(leads: LeftLead[]): string {
  const reasons = [...new Set(leads.map(({ reason }) => reason))]
  return reasons.map((one) => strings.undone.reasons[one](leads.filter(({ reason }) => reason === one).length)).join(', ')
}

/** How far it is. */
export function progressOf({ state, total, processed, done, undone }: Pick<Batch, 'state' | 'total' | 'processed' | 'done' | 'undone'>): { n: number; of: number } {
  return state === 'undoing' ? { n: undone, of: done } : { n: processed, of: total }
}
