import { Stack, Switch } from '@mantine/core'
import { useMemo } from 'react'
import { zoneOptions } from '@/shared/locale/choices'
import { SectionCard } from '@/shared/ui'
import { ChoiceField } from '@/shared/ui/ChoiceField'
import { useNow } from '@/shared/ui/useNow'
import type { Settings, Values } from './draft'
import { timeIn } from './example'
import { regionOptions } from './options'
import { strings } from './strings'
import type { Form } from './useSettings'

const words = strings.incoming

export function IncomingCard({ settings, values, form: { set, wrong } }: { settings: Settings; values: Values; form: Form }) {
  const zones = useMemo(() => zoneOptions(values.zone), [values.zone])
  const regions = useMemo(() => regionOptions(settings), [settings])
  const time = timeIn(values.zone, useNow())
  return (
    <SectionCard title={words.title}>
      <Stack gap="md">
        <Switch
          label={strings.fields.find_duplicates} description={words.duplicatesHint} error={wrong.find_duplicates} checked={values.find_duplicates}
          onChange={(event) => set({ find_duplicates: event.currentTarget.checked })}
        />
        <ChoiceField
          label={strings.fields.phone_region} hint={words.regionHint} none={words.regionNone} options={regions}
          value={values.phone_region} error={wrong.phone_region} onChange={(next) => set({ phone_region: next })}
        />
        <ChoiceField
          label={strings.fields.zone} hint={words.zoneHint(time)} options={zones}
          value={values.zone} error={wrong.zone} onChange={(next) => { if (next) set({ zone: next }) }}
        />
      </Stack>
    </SectionCard>
  )
}
