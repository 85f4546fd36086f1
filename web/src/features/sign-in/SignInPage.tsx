import { PageHeader } from '@/shared/ui'
import { strings } from './strings'

export function SignInPage() {
  return <PageHeader title={strings.title} />
}
