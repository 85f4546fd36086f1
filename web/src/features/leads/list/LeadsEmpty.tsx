import { ActionIcon, Button, CopyButton, Stack, Tooltip } from '@mantine/core'
import { IconCheck, IconCopy, IconFilterOff, IconInbox } from '@tabler/icons-react'
import { useMay } from '@/shared/api/useMe'
import { EmptyState } from '@/shared/ui'
import { strings } from '../strings'
import classes from './Leads.module.css'

const words = strings.empty

type Props = { filtered: boolean; onClear: () => void; onNew: () => void }

/** Nothing to show: because of the filters, because nothing is one's own yet, or because nothing has come in. */
export function LeadsEmpty({ filtered, onClear, onNew }: Props) {
  const seesAll = useMay('leads.view_all')
  const creates = useMay('leads.create')
  const add = creates && <Button variant="default" onClick={onNew}>{strings.create.open}</Button>
  if (filtered) return <EmptyState icon={IconFilterOff} title={words.filtered} hint={words.filteredHint} action={<Button variant="default" onClick={onClear}>{words.clear}</Button>} />
  if (!seesAll) return <EmptyState icon={IconInbox} title={words.own} hint={words.ownHint} action={add} />
  return <EmptyState icon={IconInbox} title={words.none} hint={words.noneHint} action={<Stack align="center" gap={0}>{add}<Curl /></Stack>} />
}

/** How a script sends a lead in, ready to be pasted. */
function Curl() {
  const command = `curl ${window.location.origin}/api/v1/leads \\
  -H "Authorization: Bearer YOUR_TOKEN" \\
  -H "Content-Type: application/json" \\
  -d '{"name":"Jo","email":"jo@example.com","source":"website"}'`
  return (
    <div className={classes.code}>
      <code aria-label={words.curl}>{command}</code>
      <CopyButton value={command}>
        {({ copied, copy }) => (
          <Tooltip label={copied ? words.copied : words.copy}>
            <ActionIcon aria-label={words.copy} onClick={copy}>{copied ? <IconCheck size={18} /> : <IconCopy size={18} />}</ActionIcon>
          </Tooltip>
        )}
      </CopyButton>
    </div>
  )
}
