import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { SectionCard, toast } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, type Rotation } from '../useRouting'
import { ChangeStrategy } from './ChangeStrategy'
import classes from './Rotations.module.css'

const words = strings.options
const honours = ['leave', 'pause', 'hours'] as const

/** By what the rotation chooses, and whom it skips. Each choice is saved at once. */
export function HowItGives({ rotation }: { rotation: Rotation }) {
  const [more, options] = useDisclosure(rotation.count_manual)
  const label = more ? words.fewer : words.more
  const action = <Button variant="subtle" size="compact-sm" flex="none" aria-label={words.moreOf(label)} aria-expanded={more} onClick={options.toggle}>{label}</Button>
  return (
    <SectionCard title={words.title} hint={words.hint} action={action}>
      <div className={classes.options}>
        <ChangeStrategy rotation={rotation} />
        <Stack gap="lg">
          <Honours rotation={rotation} />
          {rotation.honours.hours && <AllOut rotation={rotation} />}
        </Stack>
        {more && <CountManual rotation={rotation} />}
      </div>
    </SectionCard>
  )
}

function Honours({ rotation }: { rotation: Rotation }) {
  const { save } = useSaveRotation()
  const chosen = honours.filter((one) => rotation.honours[one])

  function toggle(one: (typeof honours)[number], on: boolean) {
    const next = { ...rotation.honours, [one]: on }
    // Nothing is held where hours are not looked at.
    save({ ...rotation, honours: next, hold: rotation.hold && next.hours }, () => toast.done((on ? words.skipped : words.notSkipped)(words.honour[one])))
  }

  return (
    <fieldset className={classes.choice}>
      <legend>{words.honours}</legend>
      {honours.map((one) => <Checkbox key={one} label={words.honour[one]} checked={rotation.honours[one]} onChange={(event) => toggle(one, event.currentTarget.checked)} />)}
      {chosen.length === 0 && <Text size="xs" c="dimmed">{words.honoursNobody}</Text>}
    </fieldset>
  )
}

function AllOut({ rotation }: { rotation: Rotation }) {
  const { save } = useSaveRotation()
  const set = (hold: boolean) => save({ ...rotation, hold }, () => toast.done(hold ? words.holds : words.gives))
  return (
    <Radio.Group label={words.allOut} labelProps={{ className: classes.legend }} value={rotation.hold ? 'hold' : 'give'} onChange={(value) => set(value === 'hold')}>
      <Stack gap="sm">
        <Radio value="give" label={words.give} />
        <Radio value="hold" label={words.hold} description={words.holdHint} />
      </Stack>
    </Radio.Group>
  )
}

function CountManual({ rotation }: { rotation: Rotation }) {
  const { save } = useSaveRotation()
  const set = (count_manual: boolean) => save({ ...rotation, count_manual }, () => toast.done(count_manual ? words.counts : words.countsNot))
  return (
    <div className={classes.manual}>
      <Checkbox label={words.manual} description={words.manualHint} checked={rotation.count_manual} onChange={(event) => set(event.currentTarget.checked)} />
    </div>
  )
}
