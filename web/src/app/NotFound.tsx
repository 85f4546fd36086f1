import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '@/shared/ui'
import { strings } from './strings'

export function NotFound() {
  return <EmptyState icon={IconCompass} title={strings.notFound} hint={strings.notFoundHint} action={<Button renderRoot={(props) => <Link to="/leads" {...props} />}>{strings.toLeads}</Button>} />
}
