import { expect, it } from 'vitest'
import { importedRows, restWords, rowsWords, unknownWords } from './words'

const counts = { looked_at: 1204, rows: 1204, new: 1180, known: 18, empty: 0, rejected: 6, updated: 0, enquiries: 18 }

it('says what becomes of the rows', () => {
  expect(rowsWords(counts, 'enquiry')).toBe('1,204 rows: 1,180 new, 18 already known (stay with their agent), 6 can’t be imported.')
  expect(rowsWords(counts, 'update')).toBe('1,204 rows: 1,180 new, 18 already known (updated, with their agent), 6 can’t be imported.')
  expect(rowsWords({ ...counts, new: 1178, empty: 2 }, 'skip')).toBe('1,204 rows: 1,178 new, 18 already known (left out), 2 empty, 6 can’t be imported.')
  expect(rowsWords({ ...counts, looked_at: 1, rows: 1, new: 1, known: 0, rejected: 0 }, 'enquiry')).toBe('1 row: 1 new.')
  expect(rowsWords({ ...counts, rows: 90_000 }, 'enquiry')).toBe('Of the first 1,204 of 90,000 rows: 1,180 new, 18 already known (stay with their agent), 6 can’t be imported.')
})
it('counts what is imported, as far as it is known', () => {
  expect(importedRows(counts)).toEqual({ n: 1198, exact: true })
  expect(importedRows({ ...counts, enquiries: 0 })).toEqual({ n: 1180, exact: true })
  expect(importedRows({ ...counts, rows: 90_000 })).toEqual({ n: 89_994, exact: false })
})
it('says who else has new leads', () => {
  expect(restWords({ named: 0, waiting: 0, unassigned: 0, repaired: 0 })).toEqual([])
  expect(restWords({ named: 1, waiting: 2, unassigned: 3, repaired: 338 })).toEqual([
    '1 goes to the agent whom the row names.', '2 wait until somebody of a rotation can take them.', '3 stay unassigned.',
    '338 rows stood within one pair of quotation marks and were mended.',
  ])
})
it('names whom rows name in vain, if they are few', () => {
  expect(unknownWords([])).toBeUndefined()
  expect(unknownWords([{ name: 'Jon Doe', rows: 2 }, { name: 'Bea', rows: 1 }])).toBe('No agent is called Jon Doe (2 rows) or Bea (1 row). These rows go like those that name nobody.')
  expect(unknownWords(Array.from({ length: 8 }, (_, i) => ({ name: `A${i}`, rows: 1 })))).toBe(
    'No agent is called A0 (1 row), A1 (1 row), A2 (1 row), A3 (1 row), A4 (1 row), or 3 others. These rows go like those that name nobody.',
  )
})
