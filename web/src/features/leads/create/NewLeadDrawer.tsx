import { Box, Text, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useFields } from '@/shared/fields/useFields'
import { useStatuses } from '@/shared/leads/useStatuses'
import { leadName } from '@/shared/leads/words'
import { ConfirmDialog, FormDrawer, KeyHint } from '@/shared/ui'
import { useAskToLeave } from '@/shared/ui/useAskToLeave'
import { strings } from '../strings'
import { ContactInputs } from './ContactInputs'
import { newLeadOf, nothing, type LeadDraft } from './draft'
import { FieldInputs } from './FieldInputs'
import { kindOf, takerOf } from './known'
import { OriginInputs } from './OriginInputs'
import { useCreateLead } from './useCreateLead'
import { useKnown } from './useKnown'
import { WhoGetsIt } from './WhoGetsIt'

const words = strings.create
/** What stands beside an input if it is wrong; custom fields come on top. */
const shown = ['name', 'email', 'phone', 'company', 'country', 'language', 'source', 'form', 'status', 'tags', 'value', 'note', 'agent_id']

type Props = { opened: boolean; onClose: () => void; onCreated: () => void }

/** A lead entered by hand. Nothing is required: a number on a napkin is a lead. */
export function NewLeadDrawer({ opened, onClose, onCreated }: Props) {
  const fields = useFields()
  const statuses = useStatuses()
  const [lead, setLead] = useState(nothing)
  const [tried, setTried] = useState(false)
  const known = useKnown(lead)
  const taker = takerOf(known)
  const create = useCreateLead(kindOf(lead.status, statuses) !== 'open', () => { close(); onCreated() })
  const problems = fieldProblemsOf(create.error)
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  const elsewhere = problems.length === 0 || problems.some(({ field }) => !shown.includes(field) && !fields.some(({ key }) => field === `fields.${key}`))
  // What is known arrives while somebody types: the draft is the newest one.
  const set = (change: Partial<LeadDraft>) => setLead((before) => ({ ...before, ...change }))
  const part = { lead, set, problem }
  const unchosen = lead.agent === null && !taker
  const [leaving, leave] = useDisclosure()
  const begun = JSON.stringify(lead) !== JSON.stringify(nothing)
  useAskToLeave(opened && begun)

  function close() {
    leave.close()
    setLead(nothing)
    setTried(false)
    create.reset()
    onClose()
  }
  function submit() {
    setTried(true)
    if (!unchosen) create.mutate({ body: newLeadOf(lead, fields) })
  }

  return (
    <FormDrawer
      opened={opened} onClose={begun ? leave.open : close} onSubmit={submit} title={words.open} submit={taker ? words.enquire(leadName(taker)) : words.submit} pending={create.isPending}
      error={elsewhere ? create.error : undefined} extra={<Box visibleFrom="sm"><KeyHint keys={['mod', 'Enter']} /></Box>}
    >
      <ContactInputs {...part} known={known} />
      <OriginInputs {...part} />
      <FieldInputs fields={fields} answers={lead.answers} problem={problem} onAnswer={(key, draft) => set({ answers: { ...lead.answers, [key]: draft } })} />
      <Textarea label={words.note} value={lead.note} onChange={(event) => set({ note: event.currentTarget.value })} autosize minRows={2} maxRows={8} maxLength={10_000} error={problem('note')} />
      <WhoGetsIt agent={lead.agent} onAgent={(agent) => set({ agent })} taker={taker} error={tried && unchosen ? strings.bulk.choose : problem('agent_id')} />
      {leaving && ( // there from the key on that asked for it: before, it would take the same key to close itself
        <ConfirmDialog opened onClose={leave.close} title={words.leaveTitle} confirm={words.leaveConfirm} onConfirm={close} destructive>
          <Text>{words.leaveText}</Text>
        </ConfirmDialog>
      )}
    </FormDrawer>
  )
}
