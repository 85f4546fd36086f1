import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { ErrorState } from '@/shared/ui'
import { isMissingPiece, mayReload, reload } from './missingPiece'
import { strings } from './strings'

export function Crashed({ error, reset }: ErrorComponentProps) {
  const router = useRouter()
  const missing = isMissingPiece(error)
  const [heals] = useState(() => missing && mayReload())
  useEffect(() => { if (heals) reload() }, [heals])
  if (heals) return null // read anew at once
  if (missing) return <ErrorState title={strings.notLoaded} error={{ detail: strings.notLoadedHint }} onRetry={reload} />

  function retry() {
    reset()
    void router.invalidate()
  }
  return <ErrorState title={strings.crashed} error={error} onRetry={retry} />
}
