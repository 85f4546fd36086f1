import { Button, Switch } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useMemo } from 'react'
import { zoneOptions } from '@/shared/locale/choices'
import { ChoiceField } from '@/shared/ui/ChoiceField'
import { copyMonday, days, mondayIsEverywhere } from '../week'
import { DayRow } from './DayRow'
import classes from './Drawer.module.css'
import { Section } from './Section'
import { strings } from './strings'
import type { Hours } from './useHours'
import { useWho } from './who'

const words = strings.hours

export function HoursSection({ hours: { values, set, toggle, wrong } }: { hours: Hours }) {
  const { name, own } = useWho()
  const zones = useMemo(() => zoneOptions(values?.zone ?? 'UTC'), [values?.zone])
  return (
    <Section title={words.title} hint={values ? words.hintOnly : `${words.any}. ${words.hintAny(own, name)}`}>
      <Switch label={words.only} checked={values !== null} onChange={toggle} />
      {values && (
        <>
          <ul className={classes.week} aria-label={words.week}>
            {days.map((day) => <DayRow key={day} day={day} week={values.week} wrong={wrong} onChange={(week) => set({ ...values, week })} />)}
          </ul>
          {!mondayIsEverywhere(values.week) && (
            <Button variant="subtle" h={28} px={8} ml={-8} className={classes.fold} leftSection={<IconCopy size={16} />} onClick={() => set({ ...values, week: copyMonday(values.week) })}>{words.copy}</Button>
          )}
          <ChoiceField label={words.zone} options={zones} value={values.zone} error={wrong.zone} onChange={(zone) => { if (zone) set({ ...values, zone }) }} />
        </>
      )}
    </Section>
  )
}
