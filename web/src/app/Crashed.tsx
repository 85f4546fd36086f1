import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { ErrorState } from '@/shared/ui'
import { strings } from './strings'

export function Crashed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  function retry() {
    reset()
    void router.invalidate()
  }
  return <ErrorState title={strings.crashed} error={error} onRetry={retry} />
}
