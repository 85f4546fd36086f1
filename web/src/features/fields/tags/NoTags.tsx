import { Button } from '@mantine/core'
import { IconSearchOff, IconTags } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.tags

/** Nothing to show: because nothing is called so, or because no lead has a tag. */
export function NoTags({ searched, onClear }: { searched: boolean; onClear: () => void }) {
  if (searched) return <EmptyState icon={IconSearchOff} title={words.nothing} hint={words.nothingHint} action={<Button variant="default" onClick={onClear}>{words.clear}</Button>} />
  return <EmptyState icon={IconTags} title={words.empty} hint={words.emptyHint} action={<Button variant="default" renderRoot={(props) => <Link to="/leads" {...props} />}>{words.toLeads}</Button>} />
}
