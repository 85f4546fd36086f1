import { Button, Drawer, Stack } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { countFilters, type FilterValues } from '@/shared/search/filterSearch'
import { strings } from '../strings'
import { ChoiceFilter } from './ChoiceFilter'
import { DateFilter } from './DateFilter'
import type { Filter } from './filter'
import { FixedFilter } from './FixedFilter'
import classes from './Filters.module.css'
import { SearchFilter } from './SearchFilter'

type Props = {
  filters: Filter[]
  value: FilterValues
  onChange: (value: FilterValues) => void
  /** Placeholder of the text search, kept under the key `q`. Left out: no search. */
  search?: string
  /** At the end of the row, e.g. column choice. */
  end?: ReactNode
}

/** One row of pills. On a phone: the search, and one button that opens the rest. */
export function FilterBar({ filters, value, onChange, search, end }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const { q, ...chosen } = value
  const set = (key: string, values: string[]) => onChange({ ...value, [key]: values })
  const pills = filters.map((filter) => <FilterPill key={filter.key} filter={filter} value={value[filter.key] ?? []} onChange={(values) => set(filter.key, values)} />)
  const clear = countFilters(chosen) > 0 && (
    <Button variant="subtle" px={8} h={32} onClick={() => onChange(q ? { q } : {})}>{strings.clearFilters}</Button>
  )
  return (
    <div className={classes.bar} role="search">
      {search && <SearchFilter value={q?.[0] ?? ''} onChange={(text) => set('q', text ? [text] : [])} placeholder={search} />}
      {phone ? <FilterDrawer count={countFilters(chosen)}>{pills}{clear}</FilterDrawer> : <>{pills}{clear}</>}
      {end && <div className={classes.end}>{end}</div>}
    </div>
  )
}

function FilterPill({ filter, value, onChange }: { filter: Filter; value: string[]; onChange: (value: string[]) => void }) {
  if (filter.kind === 'date') return <DateFilter label={filter.label} value={value[0]} onChange={(range) => onChange(range ? [range] : [])} />
  if (filter.kind === 'fixed') return value.length > 0 && <FixedFilter label={filter.label} onClear={() => onChange([])} />
  return <ChoiceFilter label={filter.label} options={filter.options} value={value} onChange={onChange} />
}

function FilterDrawer({ count, children }: { count: number; children: ReactNode }) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={16} />} onClick={open}>
        {strings.filters}{count > 0 && ` · ${count}`}
      </Button>
      <Drawer opened={opened} onClose={close} title={strings.filters} position="bottom" size="75%">
        <Stack align="flex-start">
          {children}
          <Button fullWidth onClick={close}>{strings.showResults}</Button>
        </Stack>
      </Drawer>
    </>
  )
}
