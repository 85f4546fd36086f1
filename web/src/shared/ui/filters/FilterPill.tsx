import type { FilterValues } from '@/shared/search/filterSearch'
import { ChoiceFilter } from './ChoiceFilter'
import { DateFilter } from './DateFilter'
import type { Filter } from './filter'
import { FixedFilter } from './FixedFilter'
import { RangeFilter } from './RangeFilter'
import { TextFilter } from './TextFilter'
import { WaysFilter } from './WaysFilter'

type Props = {
  filter: Filter
  /** Of all filters. */
  value: FilterValues
  onChange: (value: FilterValues) => void
  /** It was chosen just now, and is waiting for a value. */
  fresh?: boolean
}

/** One filter as the pill of its kind. */
export function FilterPill({ filter, value, onChange, fresh }: Props) {
  const { label, emptiable } = filter
  const chosen = value[filter.key] ?? []
  const set = (values: string[]) => onChange({ ...value, [filter.key]: values })
  const setOne = (one: string | undefined) => set(one ? [one] : [])
  switch (filter.kind) {
    case 'fixed': return chosen.length > 0 && <FixedFilter label={label} onClear={() => set([])} />
    case 'date': return <DateFilter label={label} value={chosen[0]} onChange={setOne} days={filter.days} emptiable={emptiable} fresh={fresh} />
    case 'range': return <RangeFilter label={label} value={chosen[0]} onChange={setOne} emptiable={emptiable} fresh={fresh} />
    case 'text': return <TextFilter label={label} value={chosen[0]} onChange={setOne} emptiable={emptiable} fresh={fresh} />
    case 'choice':
      if (filter.ways) return <WaysFilter label={label} options={filter.options} keys={{ any: filter.key, ...filter.ways }} value={value} onChange={onChange} fresh={fresh} />
      return <ChoiceFilter label={label} options={filter.options} value={chosen} onChange={set} emptiable={emptiable} fresh={fresh} />
  }
}
