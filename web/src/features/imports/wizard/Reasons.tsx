import { Text } from '@mantine/core'
import { SidePanel } from '@/shared/ui'
import type { Preview } from '../useImports'
import { words } from './strings'
import classes from './Wizard.module.css'

const why = words.outcome.why

/** Why rows cannot be imported, the most frequent reason first. */
export function Reasons({ opened, preview: { rejected, reasons }, onClose }: { opened: boolean; preview: Preview; onClose: () => void }) {
  return (
    <SidePanel opened={opened} onClose={onClose} title={why.title(rejected)}>
      <Text c="dimmed">{why.hint}</Text>
      <ul className={classes.reasons} aria-label={why.list}>
        {reasons.map(({ message, rows, line }) => (
          <li key={message} className={classes.reason}>
            <span>{message}</span>
            <span className={classes.dim}>{why.count(rows, line)}</span>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
