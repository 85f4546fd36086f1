import { PageHeader, ListPage } from '@/shared/ui'
import { strings } from './strings'

export function LeadsPage() {
  return <ListPage header={<PageHeader title={strings.title} />}>{null}</ListPage>
}
