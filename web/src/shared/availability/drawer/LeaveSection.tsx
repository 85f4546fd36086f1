import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { toast } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import { inOrder, withLeave, withOther, withoutLeave, type Availability, type Leave, type Placed } from '../availability'
import { useChange } from '../useAvailability'
import { leaveWords } from '../leaveWords'
import classes from './Drawer.module.css'
import { LeaveForm } from './LeaveForm'
import { LeaveRow } from './LeaveRow'
import { Section } from './Section'
import { strings } from './strings'
import { useWho } from './who'

const words = strings.leave

export function LeaveSection({ saved }: { saved: Availability }) {
  const now = useNow()
  const { id, zone } = useWho()
  const change = useChange(id)
  const [open, setOpen] = useState<'new' | Leave>()
  const [unfolded, setUnfolded] = useState(false)
  const { ahead, earlier } = inOrder(saved.leave ?? [], now, zone)
  const close = () => { setOpen(undefined); change.reset() }

  function save(leave: Leave) {
    if (open === 'new') change.mutate(withLeave(leave), { onSuccess: () => { close(); toast.done(words.added(leaveWords(leave)), () => undo(withoutLeave(leave))) } })
    else if (open) change.mutate(withOther(open, leave), { onSuccess: close })
  }
  function remove(leave: Leave) {
    change.mutate(withoutLeave(leave), { onSuccess: () => toast.done(words.removed(leaveWords(leave)), () => undo(withLeave(leave))), onError: toast.failed })
  }
  function undo(edit: ReturnType<typeof withLeave>) {
    change.mutateAsync(edit).catch(toast.failed)
  }
  const form = (leave: Leave | undefined, at: number) => (
    <LeaveForm key={at} leave={leave} at={at} error={change.error} pending={change.isPending} onSave={save} onClose={close} />
  )
  const row = (placed: Placed) => (placed.leave === open
    ? <li key={placed.at}>{form(placed.leave, placed.at)}</li>
    : <LeaveRow key={placed.at} placed={placed} onEdit={() => { change.reset(); setOpen(placed.leave) }} onRemove={() => remove(placed.leave)} />)

  return (
    <Section
      title={words.title} hint={ahead.length === 0 ? words.none : words.hint}
      action={open !== 'new' && <Button variant="default" leftSection={<IconPlus size={16} />} onClick={() => { change.reset(); setOpen('new') }}>{words.add}</Button>}
    >
      {open === 'new' && form(undefined, saved.leave?.length ?? 0)}
      {ahead.length > 0 && <ul className={classes.list} aria-label={words.list}>{ahead.map(row)}</ul>}
      {earlier.length > 0 && (
        <Button variant="subtle" h={28} px={8} ml={-8} className={classes.fold} aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? words.hideEarlier : words.earlier(earlier.length)}
        </Button>
      )}
      {unfolded && earlier.length > 0 && <ul className={classes.list} aria-label={words.earlierList}>{earlier.map(row)}</ul>}
    </Section>
  )
}
