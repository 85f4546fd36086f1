import { Button, Stack } from '@mantine/core'
import { PageHeader, SectionCard, SettingsPage } from '@/shared/ui'
import { CompactSample, ListSample, LoadingSample } from './ListSample'
import { OrderSample } from './OrderSample'
import { OverlaySample } from './OverlaySample'
import { SmallParts } from './SmallParts'
import { StatesSample } from './StatesSample'
import { strings } from './strings'

/** Every part of shared/ui in all its states; what is not here is not finished. */
export function GalleryPage() {
  return (
    <>
      <Stack p="lg" gap="md">
        <PageHeader title={strings.title} hint={strings.hint} actions={<><Button variant="default">Quiet action</Button><Button>Primary action</Button></>} />
        <ListSample />
      </Stack>
      <SettingsPage header={null}>
        <OverlaySample />
        <SmallParts />
        <OrderSample />
        <SectionCard title="DataTable, compact" flush><CompactSample /></SectionCard>
        <SectionCard title="DataTable, loading" flush><LoadingSample /></SectionCard>
        <StatesSample />
      </SettingsPage>
    </>
  )
}
