import { Loader } from '@mantine/core'
import { strings as form } from '@/shared/fields/form/strings'
import { Grip, OrderedRow, type Place } from '@/shared/ui'
import classes from '../Fields.module.css'
import { RowMenu } from '../RowMenu'
import { strings } from '../strings'
import type { Field } from './useFields'

const words = strings.fields

type Props = { field: Field; place: Place; onEdit: () => void; onDelete: () => void }

export function FieldRow({ field: { key, name, type, choices, filling }, place, onEdit, onDelete }: Props) {
  return (
    <OrderedRow className={classes.row} place={place.row}>
      <Grip {...place.grip} />
      <div className={classes.what}>
        <button type="button" className={classes.name} onClick={onEdit}>{name}</button>
        <code className={classes.key}>{key}</code>
        {filling && <span role="status" className={classes.filling}><Loader size={12} aria-hidden />{words.filling}</span>}
      </div>
      <span className={classes.kind}>{form.types[type].name}</span>
      <span className={`${classes.figure} ${classes.dim}`}>{choices.length > 0 && words.choices(choices.length)}</span>
      <RowMenu name={name} place={place} onEdit={onEdit} onDelete={onDelete} />
    </OrderedRow>
  )
}
