import { leads } from './number'
import { strings } from './strings'
import classes from './BalanceBar.module.css'

type Props = {
  /** Balance in leads as the ledger has it: above zero is owed, below is ahead. */
  balance: number
  /** The largest balance of the rotation, so that its bars compare. At least 1. */
  scale: number
}

/** Owed grows to the left of zero, ahead to the right; the words say the same. */
export function BalanceBar({ balance, scale }: Props) {
  const reach = Math.min(Math.abs(balance) / Math.max(scale, 1), 1) * 50
  const side = balance > 0 ? { right: '50%' } : { left: '50%' }
  const color = balance > 0 ? 'var(--fl-info)' : 'var(--fl-warning)'
  return (
    <span className={classes.row}>
      <span className={classes.track} aria-hidden>
        <span className={classes.bar} style={{ ...side, width: `${reach}%`, background: color }} />
        <span className={classes.zero} />
      </span>
      <span className={classes.words}>{balanceWords(balance)}</span>
    </span>
  )
}

function balanceWords(balance: number): string {
  if (Math.abs(balance) < 0.05) return strings.even
  return balance > 0 ? strings.owed(leads(balance)) : strings.ahead(leads(balance))
}
