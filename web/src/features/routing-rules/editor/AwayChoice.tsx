import { Radio, Stack } from '@mantine/core'
import { strings } from '../strings'
import type { RuleDraft } from './draft'

const words = strings.editor

type Props = { name: string; target: RuleDraft['target']; onChange: (target: RuleDraft['target']) => void }

/** What becomes of leads while the one agent is away. */
export function AwayChoice({ name, target, onChange }: Props) {
  return (
    <Radio.Group label={words.away(name)} description={words.awayHint} value={target.away ?? 'wait'} onChange={(away) => onChange({ ...target, away: away === 'next' ? 'next' : 'wait' })}>
      <Stack gap="xs" mt="xs">
        <Radio value="wait" label={words.waitFor(name)} />
        <Radio value="next" label={words.askNext} />
      </Stack>
    </Radio.Group>
  )
}
