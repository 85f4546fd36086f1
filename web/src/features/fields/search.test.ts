import { expect, test } from 'vitest'
import { fieldsSearch } from './search'

test.each([
  [{}, undefined],
  [{ tab: 'statuses' }, undefined],
  [{ tab: 'tags' }, 'tags'],
  [{ tab: ['fields', 'tags'] }, 'fields'],
  [{ tab: 'colours' }, undefined],
])('%j shows the tab %s', (search, tab) => {
  expect(fieldsSearch(search)).toEqual({ tab })
})
