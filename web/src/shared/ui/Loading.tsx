import { Skeleton, Stack } from '@mantine/core'
import { strings } from './strings'

const widths = ['62%', '48%', '70%', '55%', '40%', '66%']

/** Grey lines where a text or a form is about to stand. Tables bring their own. */
export function Loading({ lines = 4 }: { lines?: number }) {
  return (
    <Stack gap="sm" role="status" aria-label={strings.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <Skeleton key={line} height={14} width={widths[line % widths.length]} />
      ))}
    </Stack>
  )
}
