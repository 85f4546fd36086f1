import { Button, Drawer, Stack } from '@mantine/core'
import { useDisclosure, useMediaQuery } from '@mantine/hooks'
import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { countFilters, type FilterValues } from '@/shared/search/filterSearch'
import { strings } from '../strings'
import { keysOf, type Filter } from './filter'
import { FilterPill } from './FilterPill'
import classes from './Filters.module.css'
import { MoreFilters } from './MoreFilters'
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

/** One row of pills, the rarer ones behind *Filter*. On a phone: the search, and one button that opens the rest. */
export function FilterBar({ filters, value, onChange, search, end }: Props) {
  const phone = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const [added, setAdded] = useState<string[]>([])
  const { q, ...chosen } = value
  const stands = (filter: Filter) => phone || !filter.more || added.includes(filter.key) || keysOf(filter).some((key) => value[key]?.length)
  const hidden = filters.filter((filter) => !stands(filter))

  function clearAll() {
    setAdded([])
    onChange(q ? { q } : {})
  }
  const pills = (
    <>
      {filters.filter(stands).map((filter) => <FilterPill key={filter.key} filter={filter} value={value} onChange={onChange} fresh={!phone && added.at(-1) === filter.key} />)}
      {hidden.length > 0 && <MoreFilters filters={hidden} onChoose={(key) => setAdded([...added, key])} />}
      {countFilters(chosen) > 0 && <Button variant="subtle" px={8} h={32} onClick={clearAll}>{strings.clearFilters}</Button>}
    </>
  )
  return (
    <div className={classes.bar} role="search">
      {search && <SearchFilter value={q?.[0] ?? ''} onChange={(text) => onChange({ ...value, q: text ? [text] : [] })} placeholder={search} />}
      {phone ? <FilterDrawer count={countFilters(chosen)}>{pills}</FilterDrawer> : pills}
      {end && <div className={classes.end}>{end}</div>}
    </div>
  )
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
