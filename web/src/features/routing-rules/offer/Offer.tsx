import { Button, Group, Text } from '@mantine/core'
import { IconInbox } from '@tabler/icons-react'
import { BulkNotes } from '@/shared/batches/BulkNotes'
import classes from '../rules/Rules.module.css'
import { strings } from '../strings'
import type { Routing } from '../useRouting'
import { useAssignMatching } from './useAssignMatching'
import { useOffer } from './useOffer'

const words = strings.offer

/** Unassigned leads that the rules would take as they are now: they are given to agents only if somebody wants that. */
export function Offer({ routing }: { routing: Routing }) {
  const { offer, dismiss } = useOffer(routing)
  const { assign, bulk, counted } = useAssignMatching()
  if (!offer) return null
  const { match, more, switchedOn } = offer
  return (
    <section className={classes.offer} aria-label={words.title}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconInbox size={18} stroke={1.6} aria-hidden style={{ flex: 'none', marginTop: 1 }} />
        <div>
          <Text fw={500}>{(switchedOn ? words.cameIn : words.match)(match, more)}</Text>
          <Text>{words.hint}</Text>
          <BulkNotes bulk={bulk} total={counted} />
        </div>
      </Group>
      <Group gap="xs">
        <Button variant="default" loading={bulk.pending} onClick={() => void assign(match)}>{words.assign(match, more)}</Button>
        <Button variant="default" onClick={dismiss}>{words.onlyNew}</Button>
      </Group>
    </section>
  )
}
