import { Button, Divider, Stack, Text } from '@mantine/core'
import { IconArrowMerge, IconArrowsExchange, IconArrowsSplit2, IconCalendarPlus, IconCalendarX, IconCircleCheck, IconHourglass, IconMessagePlus, IconNote, IconPencil, IconSparkles, IconTrash, IconTrashOff, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useNames, type Names } from '@/shared/conditions/useNames'
import { ErrorState, Loading, SectionCard, Timeline, type TimelineEntry } from '@/shared/ui'
import { strings } from '../strings'
import { useDecisions, useTimeline, type Activity, type Decision } from '../useLead'
import { EntryDetail, hasDetail } from './EntryDetail'
import { NoteComposer } from './NoteComposer'
import { sentenceOf } from './words'

const words = strings.timeline
const looks: Record<Activity['kind'], Pick<TimelineEntry, 'icon' | 'tone'>> = {
  created: { icon: IconSparkles, tone: 'positive' },
  assigned: { icon: IconUserCheck, tone: 'brand' },
  reassigned: { icon: IconArrowsExchange, tone: 'brand' },
  unassigned: { icon: IconUserOff, tone: 'neutral' },
  waiting: { icon: IconHourglass, tone: 'warning' },
  enquiry: { icon: IconMessagePlus, tone: 'positive' },
  note: { icon: IconNote, tone: 'neutral' },
  changed: { icon: IconPencil, tone: 'neutral' },
  deleted: { icon: IconTrash, tone: 'critical' },
  restored: { icon: IconTrashOff, tone: 'positive' },
  merged: { icon: IconArrowMerge, tone: 'neutral' },
  task_added: { icon: IconCalendarPlus, tone: 'neutral' },
  task_done: { icon: IconCircleCheck, tone: 'positive' },
  task_reopened: { icon: IconCalendarPlus, tone: 'neutral' },
  task_deleted: { icon: IconCalendarX, tone: 'neutral' },
}

type Props = { leadId: number; onWhy: (entry: Activity) => void }

export function TimelineCard({ leadId, onWhy }: Props) {
  return (
    <SectionCard title={words.title}>
      <Stack gap="md">
        <Stack gap="md" data-screen-only>
          <NoteComposer leadId={leadId} />
          <Divider />
        </Stack>
        <Entries leadId={leadId} onWhy={onWhy} />
      </Stack>
    </SectionCard>
  )
}

function Entries({ leadId, onWhy }: Props) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useTimeline(leadId)
  const { data: decisions } = useDecisions(leadId)
  const names = useNames()
  if (!data) return error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={6} />
  const activities = data.pages.flatMap((page) => page.items)
  if (activities.length === 0) return <Text c="dimmed">{words.empty}</Text>
  const toEntry = entryWith(decisions?.items ?? [], names, onWhy)
  return (
    <>
      <Timeline label={words.title} entries={activities.map(toEntry)} />
      {hasNextPage && <Button data-screen-only variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()} style={{ alignSelf: 'center' }}>{words.earlier}</Button>}
    </>
  )
}

function entryWith(decisions: Decision[], names: Names, onWhy: (entry: Activity) => void) {
  return (entry: Activity): TimelineEntry => {
    const byRule = entry.kind === 'assigned' && entry.actor.kind !== 'member'
    return {
      id: String(entry.id),
      at: entry.at,
      title: sentenceOf(entry, names),
      ...looks[entry.kind],
      ...(byRule && { icon: IconArrowsSplit2 }),
      detail: hasDetail(entry, decisions) && <EntryDetail entry={entry} decisions={decisions} onWhy={onWhy} />,
    }
  }
}
