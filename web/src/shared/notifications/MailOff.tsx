import { Link } from '@tanstack/react-router'
import { useMay } from '@/shared/api/useMe'
import { Remark } from '@/shared/ui/Remark'
import classes from './MailOff.module.css'
import { strings } from './strings'
import { useMailOff } from './useOwnNotifications'

/** Says that no mail leaves, and to who can change that, where. */
export function MailOff() {
  const may = useMay('workspace.manage')
  if (!useMailOff()) return null
  return (
    <Remark tone="quiet" role="status">
      {strings.mailOff}. {strings.mailOffHint}{' '}
      {may && <Link to="/admin/settings" search={{ tab: 'notifications' }} className={classes.link}>{strings.mailOffLink}</Link>}
    </Remark>
  )
}
