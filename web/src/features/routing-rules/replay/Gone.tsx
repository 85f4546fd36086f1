import { Button } from '@mantine/core'
import { IconFileOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState, SectionCard } from '@/shared/ui'
import { searchOf, type Question } from './question'
import { strings } from './strings'

const words = strings.gone

/** A link to a draft that is none any more. The same can be asked of what is live. */
export function DraftGone({ question: { since, until, days, last, people } }: { question: Question }) {
  const live = searchOf({ since, until, days, last, people, policy: 'live' })
  return (
    <SectionCard>
      <EmptyState icon={IconFileOff} title={words.draft} hint={words.draftHint} action={<Button renderRoot={(props) => <Link to="/admin/routing-rules/replay" search={live} {...props} />}>{words.live}</Button>} />
    </SectionCard>
  )
}
