import { PageHeader, ListPage } from '@/shared/ui'
import { strings } from './strings'

export function WorkspacePage() {
  return <ListPage header={<PageHeader title={strings.title} />}>{null}</ListPage>
}
