import { PageHeader } from '@/shared/ui'
import { strings } from './strings'

export function LeadPage() {
  return <PageHeader title={strings.title} />
}
