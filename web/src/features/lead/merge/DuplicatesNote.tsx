import { Text, UnstyledButton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { leadName } from '@/shared/leads/words'
import classes from '../Lead.module.css'
import { strings } from '../strings'
import type { Lead } from '../useLead'
import { useDuplicates } from './useDuplicates'

const words = strings.duplicates
const named = 3

/** Says quietly that there are other leads of the same person. */
export function DuplicatesNote({ lead, onMerge }: { lead: Lead; onMerge: (() => void) | undefined }) {
  const found = useDuplicates(lead.id)
  if (!found || found.length === 0) return null
  const emails = found.every((one) => one.same_email)
  const phones = found.every((one) => one.same_phone)
  return (
    <Text size="xs" c="dimmed" className={classes.duplicates}>
      {words.found(found.length, emails, phones)}{' '}
      {found.slice(0, named).map(({ lead: one }, index) => (
        <span key={one.id}>{index > 0 && ', '}<Link to="/leads/$leadId" params={{ leadId: String(one.id) }} className={classes.clickable}>{leadName(one)}</Link></span>
      ))}
      {onMerge && <> · <UnstyledButton fz={12} className={classes.clickable} onClick={onMerge}>{strings.merge.open}</UnstyledButton></>}
    </Text>
  )
}
