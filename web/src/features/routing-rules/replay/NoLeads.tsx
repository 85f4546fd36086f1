import { Button, Group } from '@mantine/core'
import { api } from '@/shared/api/client'
import { SectionCard, EmptyState } from '@/shared/ui'
import { weeksOf, type Replay } from './figures'
import { dayChoices } from './form'
import { Notes } from './Notes'
import { strings } from './strings'

const words = strings.none
const newest = 1_000

/** Nothing to replay: offers a longer time, and leads of any, if there are leads at all. */
export function NoLeads({ replay, onAsk }: { replay: Replay; onAsk: (time: string) => void }) {
  const { data } = api.useQuery('get', '/api/v1/leads', { params: { query: { limit: 1 } } })
  if (data?.items.length === 0) return <SectionCard><EmptyState title={words.never} hint={words.neverHint} /></SectionCard>
  const days = weeksOf(replay) * 7
  const longer = dayChoices.find((n) => n > days + 0.5)
  return (
    <SectionCard>
      <EmptyState
        title={words.title} hint={words.hint}
        action={(
          <Group gap="xs" justify="center">
            {longer && <Button variant="default" onClick={() => onAsk(`${longer}d`)}>{words.longer(longer)}</Button>}
            <Button variant="default" onClick={() => onAsk(`last ${newest}`)}>{words.newest(newest)}</Button>
          </Group>
        )}
      />
      <Notes replay={replay} />
    </SectionCard>
  )
}
