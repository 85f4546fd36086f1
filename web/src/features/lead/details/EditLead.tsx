import { Alert, Button, Group, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isProblem } from '@/shared/api/problem'
import { FormDrawer, toast } from '@/shared/ui'
import { strings } from '../strings'
import { leadOptions, versionOf, type Lead } from '../useLead'
import { LeadInputs } from './LeadInputs'
import { formOf, patchOf, type LeadForm } from './leadForm'
import { isOutdated, usePatchLead } from './usePatchLead'

const words = strings.editing

type Props = { lead: Lead; opened: boolean; onClose: () => void }

export function EditLead({ lead, opened, onClose }: Props) {
  // What the form was filled from: an event may bring a newer lead while somebody types.
  const [base, setBase] = useState<Lead | null>(null)
  const [form, setForm] = useState<LeadForm | null>(null)
  const { mutate, isPending, error, reset } = usePatchLead()
  const queries = useQueryClient()

  if (opened && base === null) fill(lead)
  const outdated = isOutdated(error)
  const complaints = isProblem(error) ? (error.errors ?? []) : []

  function fill(from: Lead) {
    setBase(from)
    setForm(formOf(from))
  }

  function close() {
    setBase(null)
    reset()
    onClose()
  }

  function save() {
    if (!form || !base) return
    const body = patchOf(form, base)
    if (Object.keys(body).length === 0) return close()
    mutate({ params: { path: { id: base.id }, header: versionOf(base) }, body }, { onSuccess: () => { toast.done(words.saved); close() } })
  }

  async function reload() {
    const fresh = await queries.fetchQuery({ ...leadOptions(lead.id), staleTime: 0 })
    fill(fresh)
    reset()
    toast.done(words.reloaded)
  }

  return (
    <FormDrawer opened={opened} onClose={close} title={words.title} onSubmit={save} pending={isPending} error={outdated || complaints.length > 0 ? undefined : error}>
      {outdated && (
        <Alert color="red" role="alert">
          <Group justify="space-between">
            <Text>{words.stale}</Text>
            <Button variant="default" size="compact-sm" onClick={() => void reload()}>{words.reload}</Button>
          </Group>
        </Alert>
      )}
      {form && base && <LeadInputs form={form} lead={base} onChange={setForm} errorOf={(field) => complaints.find((one) => one.field === field)?.message} />}
    </FormDrawer>
  )
}
