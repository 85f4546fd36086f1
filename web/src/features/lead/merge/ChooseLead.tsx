import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { statusName } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { leadName } from '@/shared/leads/words'
import { Loading } from '@/shared/ui'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { useDuplicates } from './useDuplicates'

const words = strings.merge
const waitMs = 200

type Props = { lead: Lead; other: Lead | undefined; onOther: (other: Lead | undefined) => void }

/** The other lead: possible duplicates first, any other by searching. */
export function ChooseLead({ lead, other, onOther }: Props) {
  const [q, setQ] = useState('')
  const [wanted] = useDebouncedValue(q.trim(), waitMs)
  const duplicates = useDuplicates(lead.id)
  const search = api.useQuery('get', '/api/v1/leads', { params: { query: { q: wanted, limit: 8 } } }, { enabled: wanted !== '' })
  const found = (wanted === '' ? duplicates?.map((one) => one.lead) : search.data?.items)?.filter(({ id }) => id !== lead.id)

  if (other) {
    return (
      <Group justify="space-between" wrap="nowrap">
        <LeadWords lead={other} />
        <Button variant="default" style={{ flexShrink: 0 }} onClick={() => onOther(undefined)}>{words.another}</Button>
      </Group>
    )
  }
  return (
    <Stack gap="sm">
      <TextInput label={words.which} placeholder={words.search} leftSection={<IconSearch size={16} />} value={q} onChange={(event) => setQ(event.currentTarget.value)} data-autofocus />
      {!found && <Loading lines={3} />}
      {found?.length === 0 && <Text c="dimmed">{wanted === '' ? words.noDuplicates : words.nothingFound}</Text>}
      {found && found.length > 0 && (
        <Radio.Group label={wanted === '' ? words.duplicates : words.found} value={null} onChange={(id) => onOther(found.find((one) => String(one.id) === id))}>
          <Stack gap="xs" mt="xs">{found.map((one) => <Radio key={one.id} value={String(one.id)} label={<LeadWords lead={one} />} />)}</Stack>
        </Radio.Group>
      )}
    </Stack>
  )
}

function LeadWords({ lead }: { lead: Lead }) {
  const more = [lead.email, lead.phone, statusName(lead.status, useStatuses()), lead.assigned_agent?.name].filter(Boolean).join(' · ')
  return (
    <span style={{ overflowWrap: 'anywhere' }}>
      <Text span fw={500}>{leadName(lead)}</Text>
      <Text size="xs" c="dimmed">{more}</Text>
    </span>
  )
}
