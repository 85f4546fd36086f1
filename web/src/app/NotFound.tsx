import { Button } from '@mantine/core'
import { IconCompass } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState, ListPage, PageHeader } from '@/shared/ui'
import { strings } from './strings'

/** Inside the shell: a page that is not for this role. */
export function NotFound() {
  return (
    <ListPage header={<PageHeader title={strings.notFoundTitle} />}>
      <EmptyState icon={IconCompass} title={strings.notFound} hint={strings.notFoundHint} action={<Button renderRoot={(props) => <Link to="/" {...props} />}>{strings.toStart}</Button>} />
    </ListPage>
  )
}

/** An address that leads nowhere. */
export function NotFoundPage() {
  return <main id="content"><NotFound /></main>
}
