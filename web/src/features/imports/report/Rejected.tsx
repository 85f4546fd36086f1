import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import type { Import } from '../useImports'

const words = strings.report

/** The rows that were not imported, as a file to mend. */
export function Rejected({ item: { id, rejected } }: { item: Import }) {
  return (
    <SectionCard
      title={words.rejected(rejected)} hint={words.rejectedHint}
      action={<Button component="a" href={`/api/v1/imports/${id}/rejected`} download variant="default" leftSection={<IconDownload size={16} />}>{words.download}</Button>}
    />
  )
}
