import { Button, Group, Textarea, VisuallyHidden } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useMay } from '@/shared/api/useMe'
import { EmptyState, usePageTitle } from '@/shared/ui'
import { strings } from './strings'
import { useNoteDraft } from './timeline/useNoteDraft'
import { LeadPlace } from './trail/LeadPlace'
import type { Lead } from './useLead'

/** A lead that is not there for this member: it never was, or it went a moment ago. A note that was being written can still be copied. */
export function LeadGone({ id, seen }: { id: number; seen: Lead | undefined }) {
  const seesAll = useMay('leads.view_all')
  const { text } = useNoteDraft(id)
  const [title, hint] = !seen
    ? [strings.unknown, strings.unknownHint]
    : seesAll ? [strings.deleted, strings.deletedHint] : [strings.noLongerYours, strings.noLongerYoursHint]
  usePageTitle(title)
  return (
    <div role="status">
      <VisuallyHidden component="h1">{strings.lead}</VisuallyHidden>
      <Group justify="flex-end" p="md"><LeadPlace id={id} /></Group>
      <EmptyState icon={IconLock} title={title} hint={hint} action={<Button renderRoot={(props) => <Link to="/leads" {...props} />}>{strings.backToLeads}</Button>} />
      {text.trim() !== '' && <Textarea label={strings.notAdded} value={text} readOnly autosize maxRows={12} maw={560} mx="auto" px="md" />}
    </div>
  )
}
