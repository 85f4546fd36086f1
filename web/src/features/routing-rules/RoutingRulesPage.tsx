import { PageHeader, ListPage } from '@/shared/ui'
import { strings } from './strings'

export function RoutingRulesPage() {
  return <ListPage header={<PageHeader title={strings.title} />}>{null}</ListPage>
}
