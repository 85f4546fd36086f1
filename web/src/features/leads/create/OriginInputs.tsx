import { Autocomplete, Select, SimpleGrid, TagsInput } from '@mantine/core'
import { api } from '@/shared/api/client'
import { StatusOf } from '@/shared/leads/StatusOf'
import { beginOf } from '@/shared/leads/statuses'
import { useStatuses } from '@/shared/leads/useStatuses'
import { sourceNames } from '@/shared/leads/words'
import { MoneyField } from '@/shared/ui/NumberField'
import { strings } from '../strings'
import { hinted, type Part } from './part'

const words = strings.create

/** Where the lead comes from, where it stands, and what it is worth. */
export function OriginInputs({ lead, set, problem }: Part) {
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  const statuses = useStatuses()
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <Select
          label={words.status} data={statuses.map(({ key, name }) => ({ value: key, label: name }))} value={lead.status || (beginOf(statuses)?.key ?? null)} allowDeselect={false}
          onChange={(status) => set({ status: status ?? '' })} renderOption={({ option }) => <StatusOf lead={{ status: option.value }} />} error={problem('status')}
        />
        <MoneyField label={words.value} value={lead.value} onChange={(value) => set({ value })} min={0} hideControls error={problem('value')} />
        <Autocomplete label={words.source} {...hinted(words.sourceHint)} data={sourceNames(facets?.sources)} value={lead.source} onChange={(source) => set({ source })} maxLength={400} error={problem('source')} />
        <Autocomplete label={words.form} data={facets?.forms} value={lead.form} onChange={(form) => set({ form })} maxLength={400} error={problem('form')} />
      </SimpleGrid>
      <TagsInput label={words.tags} {...hinted(words.tagsHint)} data={facets?.tags} value={lead.tags} onChange={(tags) => set({ tags })} acceptValueOnBlur error={problem('tags')} />
    </>
  )
}
