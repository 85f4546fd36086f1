import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { EmptyState, ErrorState, Loading, OfflineBanner, SectionCard } from '@/shared/ui'

const outage = { status: 503 }
const now = new Date()
const yesterday = new Date(now.getTime() - 20 * 60 * 60_000)

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
      <SectionCard title="Offline" flush>
        <OfflineBanner network={false} since={now} />
        <OfflineBanner network since={yesterday} />
        <OfflineBanner network={false} since={undefined} />
      </SectionCard>
    </>
  )
}
