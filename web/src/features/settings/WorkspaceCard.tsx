import { Stack, TextInput } from '@mantine/core'
import { SectionCard } from '@/shared/ui'
import type { Values } from './draft'
import { strings } from './strings'
import type { Form } from './useSettings'

const words = strings.workspace

export function WorkspaceCard({ values, form: { set, wrong } }: { values: Values; form: Form }) {
  return (
    <SectionCard title={words.title}>
      <Stack gap="md">
        <TextInput label={strings.fields.name} value={values.name} error={wrong.name} maxLength={400} autoComplete="off" onChange={(event) => set({ name: event.currentTarget.value })} />
        <TextInput
          type="url" label={strings.fields.public_url} description={words.publicUrlHint} placeholder={words.publicUrlPlaceholder} value={values.public_url ?? ''}
          error={wrong.public_url} maxLength={400} autoComplete="off" spellCheck={false} onChange={(event) => set({ public_url: event.currentTarget.value })}
        />
      </Stack>
    </SectionCard>
  )
}
