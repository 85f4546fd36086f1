import { useState } from 'react'
import { marked, paceOf, type Mark } from './pace'

/** How many a second, by what the server answered lately; `at` is when it did. */
export function usePace(at: number, n: number): number | undefined {
  const [marks, setMarks] = useState<Mark[]>([])
  if (marks.at(-1)?.at !== at) setMarks(marked(marks, { at, n }))
  return paceOf(marks)
}
