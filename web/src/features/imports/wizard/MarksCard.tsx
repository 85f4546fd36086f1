import { Autocomplete, TagsInput } from '@mantine/core'
import { api } from '@/shared/api/client'
import { sourceName, sourceNames } from '@/shared/leads/words'
import { SectionCard } from '@/shared/ui'
import type { Draft } from './draft'
import { words } from './strings'
import classes from './Wizard.module.css'

const marks = words.marks

type Props = Pick<Draft, 'source' | 'tags' | 'typing'> & { onChange: (part: Partial<Draft>) => void }

/** What all the leads have in common. */
export function MarksCard({ source, tags, typing, onChange }: Props) {
  const { data: facets } = api.useQuery('get', '/api/v1/leads/facets')
  return (
    <SectionCard title={marks.title}>
      <div className={classes.marks}>
        <Autocomplete label={marks.source} description={marks.sourceHint} data={sourceNames(facets?.sources)} value={source} placeholder={sourceName('csv')} maxLength={400} onChange={(next) => onChange({ source: next })} />
        <TagsInput
          label={marks.tags} description={marks.tagsHint} data={facets?.tags} splitChars={[',']} acceptValueOnBlur
          value={tags} onChange={(next) => onChange({ tags: next })} searchValue={typing} onSearchChange={(next) => onChange({ typing: next })}
        />
      </div>
    </SectionCard>
  )
}
