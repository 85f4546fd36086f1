import { expect, it } from 'vitest'
import { leadFilterOf } from './leadFilter'

const now = new Date(2026, 10, 23, 15)

it('says only what is chosen', () => {
  expect(leadFilterOf({}, now)).toEqual({})
  expect(leadFilterOf({ status: ['new', 'won'], q: ['jo'], tag: [] }, now)).toEqual({ status: ['new', 'won'], q: 'jo' })
})
it('takes agents by id and by word', () => {
  expect(leadFilterOf({ assigned_agent: ['none', 'me', '7'] }, now)).toEqual({ assigned_agent: ['none', 'me', '7'] })
})
it('drops what the API would refuse', () => {
  expect(leadFilterOf({ assigned_agent: ['ana'], batch: ['x'], created: ['whenever'] }, now)).toEqual({})
})
it('stays the same all day, so that a list is not read anew', () => {
  const evening = new Date(2026, 10, 23, 23, 59)
  expect(leadFilterOf({ created: ['7d'], batch: ['12'] }, now)).toEqual(leadFilterOf({ created: ['7d'], batch: ['12'] }, evening))
  expect(leadFilterOf({ created: ['today'] }, now).created_after).toBe(new Date(2026, 10, 23).toISOString())
})
it('takes tags in every way, ends of a value and what is asked of fields', () => {
  const values = { tag: ['vip'], tag_all: ['a', 'b'], tag_none: ['spam'], value_min: ['0'], value_max: ['x'], field: ['budget:gte:5'] }
  expect(leadFilterOf(values, now)).toEqual({ tag: ['vip'], tag_all: ['a', 'b'], tag_none: ['spam'], value_min: 0, field: ['budget:gte:5'] })
})
it('knows when something last happened, apart from when it came', () => {
  expect(Object.keys(leadFilterOf({ active: ['today'], created: ['7d'] }, now))).toEqual(['created_after', 'created_before', 'active_after', 'active_before'])
})
