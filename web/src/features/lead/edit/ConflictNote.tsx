import { Button, Group, Stack, Text } from '@mantine/core'
import { useNames } from '@/shared/conditions/useNames'
import { Facts, Phrase, RelativeTime } from '@/shared/ui'
import { strings } from '../strings'
import { actorName, fieldLabel } from '../timeline/words'
import classes from './Edit.module.css'
import type { Conflict } from './useValueEdit'
import { wordsOf, type LeadValue } from './values'

const words = strings.editing

type Props = { value: LeadValue; conflict: Conflict; onKeep: () => void; onTake: () => void }

/** Both values side by side, and who was faster. */
export function ConflictNote({ value, conflict: { mine, now, entry }, onKeep, onTake }: Props) {
  const names = useNames()
  const theirs = wordsOf(value, value.of(now))
  const who = entry ? actorName(entry.actor).replace(/,$/, '') : words.somebody
  return (
    <div role="alert" className={classes.conflict}>
      <Stack gap={8}>
        <Text size="sm">
          <Phrase text={theirs ? words.changedTo : words.cleared} values={{ who, field: fieldLabel(value.key, names), value: theirs }} />
          {entry && <> <RelativeTime at={entry.at} /></>}
        </Text>
        <Facts facts={[{ label: words.mine, value: wordsOf(value, mine) }, { label: words.theirs, value: theirs }]} />
        <Group gap="xs">
          <Button size="compact-sm" onClick={onKeep}>{words.keepMine}</Button>
          <Button size="compact-sm" variant="default" onClick={onTake}>{words.takeTheirs}</Button>
        </Group>
      </Stack>
    </div>
  )
}
