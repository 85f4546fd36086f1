import { Radio, Stack } from '@mantine/core'
import { SectionCard } from '@/shared/ui'
import type { Duplicates } from './draft'
import { words } from './strings'

const { title, hint, label, choices } = words.known
const ways: Duplicates[] = ['enquiry', 'update', 'skip']

/** What becomes of rows of people who are there already. */
export function KnownCard({ chosen, onChange }: { chosen: Duplicates; onChange: (chosen: Duplicates) => void }) {
  return (
    <SectionCard title={title} hint={hint}>
      <Radio.Group aria-label={label} value={chosen} onChange={(value) => onChange(ways.find((way) => way === value) ?? 'enquiry')}>
        <Stack gap="sm">{ways.map((way) => <Radio key={way} value={way} label={choices[way].label} description={choices[way].hint} />)}</Stack>
      </Radio.Group>
    </SectionCard>
  )
}
