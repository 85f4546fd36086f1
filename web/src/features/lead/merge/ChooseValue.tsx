import { Radio, SimpleGrid } from '@mantine/core'
import { strings } from '../strings'
import type { Choice, Side } from './choices'

type Props = { choice: Choice; side: Side; onSide: (side: Side) => void }

/** Both values side by side. */
export function ChooseValue({ choice, side, onSide }: Props) {
  const radio = (value: Side, text: string, whose: string) => <Radio value={value} label={text} description={whose} styles={{ label: { overflowWrap: 'anywhere' } }} />
  return (
    <Radio.Group label={choice.label} value={side} onChange={(value) => onSide(value as Side)}>
      <SimpleGrid cols={2} spacing="sm" mt={4}>
        {radio('this', choice.mine, strings.merge.ofThis)}
        {radio('other', choice.theirs, strings.merge.ofOther)}
      </SimpleGrid>
    </Radio.Group>
  )
}
