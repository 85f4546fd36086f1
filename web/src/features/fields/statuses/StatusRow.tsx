import { Link } from '@tanstack/react-router'
import { Grip, OrderedRow, StatusBadge, type Place } from '@/shared/ui'
import classes from '../Fields.module.css'
import { RowMenu } from '../RowMenu'
import { strings } from '../strings'
import type { Status } from './useStatuses'

const words = strings.statuses

type Props = {
  status: Status
  /** New leads get it. */
  begins: boolean
  place: Place
  onEdit: () => void
  onDelete: () => void
}

export function StatusRow({ status, begins, place, onEdit, onDelete }: Props) {
  const { key, name, kind, tone, count = 0, count_is_exact: exact = true } = status
  return (
    <OrderedRow className={classes.row} place={place.row}>
      <Grip {...place.grip} />
      <div className={classes.what}>
        <button type="button" className={classes.name} onClick={onEdit}><StatusBadge label={name} tone={tone} /></button>
        {begins && <span className={classes.dim}>{words.begins}</span>}
      </div>
      <span className={classes.kind}>{words.kinds[kind].name}</span>
      <span className={classes.figure}>
        {count === 0 ? <span className={classes.dim}>{words.leads(0)}</span> : <Link to="/leads" search={{ status: [key] }} className={classes.link}>{words.leads(count, exact)}</Link>}
      </span>
      <RowMenu name={name} place={place} onEdit={onEdit} onDelete={onDelete} />
    </OrderedRow>
  )
}
