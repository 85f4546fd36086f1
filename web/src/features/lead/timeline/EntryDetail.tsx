import { Stack, Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useNames } from '@/shared/conditions/useNames'
import { valueName } from '@/shared/conditions/words'
import { Phrase } from '@/shared/ui'
import classes from '../Lead.module.css'
import { strings } from '../strings'
import type { Activity, Decision } from '../useLead'
import { NoteText } from './NoteText'
import { whyLabel } from './whyLabel'
import { actorName, fieldLabel } from './words'

const words = strings.timeline

type Props = { entry: Activity; decisions: Decision[]; onWhy: (entry: Activity) => void }

/** Below an entry's sentence: what was written, what changed, and the way to the decision. */
export function EntryDetail({ entry, decisions, onWhy }: Props) {
  const why = whyLabel(entry, decisions)
  const said = isSaid(entry)
  return (
    <Stack gap={8} align="flex-start">
      {said && <div className={classes.note}><NoteText text={entry.text} /></div>}
      {listsChanges(entry) && <Changes entry={entry} />}
      {entry.lead && <Text size="xs" c="dimmed">{words.ofMerged(entry.lead.name)}</Text>}
      {entry.kind === 'enquiry' && <Text size="xs" c="dimmed"><Phrase text={words.enquiryBy} values={{ who: actorName(entry.actor).replace(/,$/, '') }} /></Text>}
      {entry.batch_id !== null && (
        <Text size="xs" c="dimmed">
          {entry.actor.kind !== 'import' && `${words.inBulk} · `}<Link to="/leads" search={{ batch: [String(entry.batch_id)] }} className={classes.clickable}>{words.showBatch}</Link>
        </Text>
      )}
      {why && <UnstyledButton data-screen-only className={classes.why} onClick={() => onWhy(entry)}>{why}</UnstyledButton>}
    </Stack>
  )
}

export function hasDetail(entry: Activity, decisions: Decision[]): boolean {
  return isSaid(entry) || listsChanges(entry) || entry.lead !== null || entry.batch_id !== null || whyLabel(entry, decisions) !== undefined
}

/** Whether what changed is more than its sentence says. */
function listsChanges({ kind, changes }: Activity): boolean {
  return kind === 'enquiry' || changes.length > (kind === 'merged' ? 0 : 1)
}

/** Whether its text was written by somebody, and is not part of its sentence already. */
function isSaid({ kind, text }: Activity): boolean {
  return text !== '' && ['note', 'assigned', 'reassigned', 'unassigned'].includes(kind)
}

function Changes({ entry }: { entry: Activity }) {
  const names = useNames()
  const enquiry = entry.kind === 'enquiry'
  return (
    <dl className={classes.changes}>
      {entry.changes.map(({ field, from, to }) => {
        const [before, after] = [from && valueName(field, from, names), to && valueName(field, to, names)]
        return (
          <div key={field} style={{ display: 'contents' }}>
            <dt>{fieldLabel(field, names)}</dt>
            <dd>{enquiry ? after : words.fromTo(before, after)}</dd>
          </div>
        )
      })}
    </dl>
  )
}
