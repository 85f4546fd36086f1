import { PageHeader, ListPage } from '@/shared/ui'
import { strings } from './strings'

export function RolesPage() {
  return <ListPage header={<PageHeader title={strings.title} />}>{null}</ListPage>
}
