import { Alert, Button, Group, Stack, Text } from '@mantine/core'
import { RuleSentence } from '../rules/RuleSentence'
import { strings } from '../strings'
import type { Rule } from '../useRouting'

const words = strings.editor

type Props = {
  /** Who saved the rule meanwhile, in a sentence. */
  said: string
  /** The rule as it is now. */
  theirs: Rule
  onKeep: () => void
  onDiscard: () => void
}

/** Somebody else saved the rule that is edited here: shows theirs, and asks whose shall be. */
export function Overtaken({ said, theirs, onKeep, onDiscard }: Props) {
  return (
    <Alert color="yellow" role="alert" styles={{ message: { color: 'inherit' } }}>
      <Stack gap="xs" align="flex-start">
        <Text fw={500}>{said}</Text>
        <Text>{words.nowItSays} {theirs.name}</Text>
        <RuleSentence rule={theirs} />
        <Group gap="xs">
          <Button variant="default" h={28} onClick={onKeep}>{words.keepMine}</Button>
          <Button variant="default" h={28} onClick={onDiscard}>{words.discardMine}</Button>
        </Group>
      </Stack>
    </Alert>
  )
}
