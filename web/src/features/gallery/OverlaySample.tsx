import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { AgentSelect, ConfirmDialog, Facts, FormDrawer, InfoDialog, SectionCard, SidePanel, toast } from '@/shared/ui'
import { people } from './samples'

const conflict = { status: 409, detail: 'Maria saved version 15 while you were editing.' }

export function OverlaySample() {
  const [assigning, assign] = useDisclosure()
  const [deleting, remove] = useDisclosure()
  const [editing, edit] = useDisclosure()
  const [reading, read] = useDisclosure()
  const [telling, tell] = useDisclosure()
  const [agent, setAgent] = useState<number | null>(1)
  return (
    <SectionCard title="Dialog, drawer, toast">
      <Group gap="xs">
        <Button variant="default" onClick={assign.open}>ConfirmDialog</Button>
        <Button variant="default" onClick={remove.open}>Destructive</Button>
        <Button variant="default" onClick={edit.open}>FormDrawer</Button>
        <Button variant="default" onClick={read.open}>SidePanel</Button>
        <Button variant="default" onClick={tell.open}>InfoDialog, shown once</Button>
        <Button variant="default" onClick={() => toast.done('4 leads moved to Ana. Ben no longer sees them.', () => toast.done('4 leads are back with Ben.'))}>Toast with Undo</Button>
        <Button variant="default" onClick={() => toast.halted('It could not go on: Maria is inactive. 640 of 5,000 leads assigned to Ana.', () => toast.done('640 leads are back as they were.'))}>Halted toast</Button>
        <Button variant="default" onClick={() => toast.failed(conflict)}>Failed toast</Button>
      </Group>
      <ConfirmDialog opened={assigning} onClose={assign.close} title="Assign 12 leads" confirm="Assign 8 leads" onConfirm={assign.close}>
        <AgentSelect label="Agent" agents={people} value={agent} onChange={setAgent} unassignable={false} />
        <span>8 have no agent. 4 already have one: Ben 3, Cleo 1.</span>
        <Radio.Group defaultValue="free" aria-label="Which leads">
          <Stack gap="xs">
            <Radio value="free" label="Only the 8 without an agent" />
            <Radio value="all" label="All 12. Ben loses access to 3; Cleo keeps access (Admin)." />
          </Stack>
        </Radio.Group>
      </ConfirmDialog>
      <ConfirmDialog opened={deleting} onClose={remove.close} title="Delete 3 leads" confirm="Delete 3 leads" destructive error={conflict} onConfirm={remove.close}>
        Their timelines go with them. This cannot be undone.
      </ConfirmDialog>
      <FormDrawer opened={editing} onClose={edit.close} onSubmit={edit.close} title="New rule" error={conflict}>
        <TextInput label="Name" placeholder="Facebook buyers" />
      </FormDrawer>
      <SidePanel opened={reading} onClose={read.close} title="Why Ana?" foot={<Button variant="default">Check this decision</Button>}>
        <Facts facts={[{ label: 'Rule', value: 'Facebook buyers' }, { label: 'Form', value: '' }]} />
      </SidePanel>
      <InfoDialog opened={telling} onClose={tell.close} title="Webhook added" done="I have copied it">Closes only by its button.</InfoDialog>
    </SectionCard>
  )
}
