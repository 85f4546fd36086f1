import type { Preview } from '../useImports'
import type { Duplicates } from './draft'
import { words } from './strings'

const outcome = words.outcome
// Beyond this many, names become a number: a sentence is no list.
const namesAtMost = 5

type Counts = Pick<Preview, 'looked_at' | 'rows' | 'new' | 'known' | 'empty' | 'rejected'>

/** “1,204 rows: 1,180 new, 18 already known (stay with their agent), 6 can’t be imported.” */
export function rowsWords({ looked_at: looked, rows, new: fresh, known, empty, rejected }: Counts, duplicates: Duplicates): string {
  const parts = [
    outcome.fresh(fresh),
    ...(known > 0 ? [outcome.known[duplicates](known)] : []),
    ...(empty > 0 ? [outcome.empty(empty)] : []),
    ...(rejected > 0 ? [outcome.rejected(rejected)] : []),
  ]
  return `${looked < rows ? outcome.first(looked, rows) : outcome.rows(rows)}: ${parts.join(', ')}.`
}

/** How many rows are imported, and whether that is known: of a large file only the first rows were looked at. */
export function importedRows({ looked_at: looked, rows, new: fresh, updated, enquiries }: Pick<Preview, 'looked_at' | 'rows' | 'new' | 'updated' | 'enquiries'>): { n: number; exact: boolean } {
  const seen = fresh + updated + enquiries
  return { n: seen + rows - looked, exact: looked === rows }
}

/** Who has new leads but is not named in the bars. */
export function restWords({ named, waiting, unassigned, repaired }: Pick<Preview, 'named' | 'waiting' | 'unassigned' | 'repaired'>): string[] {
  return [
    ...(named > 0 ? [outcome.named(named)] : []),
    ...(waiting > 0 ? [outcome.waiting(waiting)] : []),
    ...(unassigned > 0 ? [outcome.unassigned(unassigned)] : []),
    ...(repaired > 0 ? [outcome.repaired(repaired)] : []),
  ]
}

/** “No agent is called Jon Doe (2 rows) or Bea (1 row). …” */
export function unknownWords(unknown: Preview['unknown_agents']): string | undefined {
  if (unknown.length === 0) return undefined
  const named = unknown.slice(0, namesAtMost).map(({ name, rows }) => outcome.unknownName(name, rows))
  const more = unknown.length - namesAtMost
  return outcome.unknown(more > 0 ? [...named, outcome.unknownMore(more)] : named)
}
