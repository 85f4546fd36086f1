import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { toast } from '@/shared/ui'
import { strings } from '../strings'
import type { Decision } from '../useLead'
import classes from './Why.module.css'

const words = strings.why

type Props = {
  decision: Decision
  /** Reading the decisions makes the server decide again from what it stored. */
  recompute: () => Promise<{ data?: { items: Decision[] } | undefined; error: unknown }>
}

export function CheckDecision({ decision, recompute }: Props) {
  const [verified, setVerified] = useState(decision.verified ? undefined : false)
  const [pending, setPending] = useState(false)

  async function check() {
    setPending(true)
    const { data, error } = await recompute()
    setPending(false)
    if (error) toast.failed(error)
    else setVerified(data?.items.find(({ id }) => id === decision.id)?.verified ?? false)
  }

  return (
    <>
      <span className={classes.verdict} role="status" style={{ color: `var(--fl-${verified ? 'positive' : 'critical'})` }}>
        {verified === true && <><IconCircleCheck size={18} stroke={1.6} aria-hidden /> {words.same}</>}
        {verified === false && <><IconAlertTriangle size={18} stroke={1.6} style={{ flex: 'none' }} aria-hidden /> {words.mismatch}</>}
      </span>
      <Button variant="default" loading={pending} onClick={() => void check()}>{words.check}</Button>
    </>
  )
}
