import { Text } from '@mantine/core'
import { ErrorState, Loading } from '@/shared/ui'
import { usesWords, type Fate, type Uses } from './words'

type Props = {
  uses: Uses | undefined
  error: unknown
  /** How many leads have it, and what becomes of them. */
  leads: (n: number, exact: boolean) => string
  fate: Fate
}

/** What deleting or renaming something touches: leads, rules and views. */
export function UsesNote({ uses, error, leads, fate }: Props) {
  if (error) return <ErrorState error={error} />
  if (!uses) return <Loading lines={2} />
  return (
    <>
      <Text>{leads(uses.leads, !uses.leads_are_more)}</Text>
      {usesWords(uses, fate).map((sentence) => <Text key={sentence}>{sentence}</Text>)}
    </>
  )
}
