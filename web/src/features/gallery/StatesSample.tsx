import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'

const outage = { status: 503 }

export function StatesSample() {
  return (
    <>
      <SectionCard title="Empty" flush>
        <EmptyState icon={IconUsers} title="No leads yet" hint="Connect a source or add a lead by hand. New leads appear here within a second." action={<Button>New lead</Button>} />
      </SectionCard>
      <SectionCard title="Error, with retry" flush>
        <ErrorState error={outage} onRetry={() => undefined} />
      </SectionCard>
      <SectionCard title="Loading">
        <Loading />
      </SectionCard>
    </>
  )
}
