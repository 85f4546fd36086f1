import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, type Rotation } from '../useRouting'
import classes from './Rotations.module.css'

type Strategy = Rotation['strategy']

const words = strings.options
const strategies = ['round_robin', 'least_open'] as const

/** By what the next one is chosen. Another choice forgets who is owed what, and so is asked about. */
export function ChangeStrategy({ rotation }: { rotation: Rotation }) {
  const { save } = useSaveRotation()
  const [wanted, setWanted] = useState<Strategy>()
  // Its name stays in sight while the dialog fades.
  const [shown, setShown] = useState<Strategy>('least_open')

  function ask(strategy: Strategy | undefined) {
    if (!strategy || strategy === rotation.strategy) return
    setShown(strategy)
    setWanted(strategy)
  }

  function change() {
    setWanted(undefined)
    save({ ...rotation, strategy: shown }, () => toast.done(words.changed[shown](rotation.name)))
  }

  const { name } = words.strategies[shown]
  return (
    <>
      <Radio.Group label={words.by} labelProps={{ className: classes.legend }} value={rotation.strategy} onChange={(value) => ask(strategies.find((one) => one === value))}>
        <Stack gap="sm">
          {strategies.map((one) => <Radio key={one} value={one} label={words.strategies[one].name} description={words.strategies[one].hint} />)}
        </Stack>
      </Radio.Group>
      <ConfirmDialog opened={wanted !== undefined} onClose={() => setWanted(undefined)} title={words.changeTitle(name)} confirm={words.changeConfirm(name)} onConfirm={change}>
        <Text>{words.changeText(rotation.name)}</Text>
      </ConfirmDialog>
    </>
  )
}
