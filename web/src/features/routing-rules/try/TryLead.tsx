import { Button, SimpleGrid, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useState } from 'react'
import { api } from '@/shared/api/client'
import { fieldProblemsOf } from '@/shared/api/problem'
import { useMe } from '@/shared/api/useMe'
import { isElsewhere, wallAt, type Wall } from '@/shared/availability/zone'
import type { Draft } from '@/shared/fields/answers'
import { useFields } from '@/shared/fields/useFields'
import { FormDrawer } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import type { Rule } from '../useRouting'
import { strings as words } from './strings'
import { TrialResult, type Tried } from './TrialResult'
import { TriedInput } from './TriedInput'
import { arrivalOf, inputsOf, triedOf, type Values } from './tried'
import classes from './Try.module.css'

type Props = { by: Tried; rules: Rule[] }

/** Makes up a lead and asks who would get it, by what is live or by the draft. What was entered stays for the next try. */
export function TryLead({ by, rules }: Props) {
  const [opened, { open, close }] = useDisclosure()
  return (
    <>
      <Button variant="default" onClick={open}>{words.open}</Button>
      <TryDrawer by={by} rules={rules} opened={opened} onClose={close} />
    </>
  )
}

const sometime: Wall = { day: '', time: '' }

function TryDrawer({ by, rules, opened, onClose }: Props & { opened: boolean; onClose: () => void }) {
  const fields = useFields()
  const now = useNow()
  const zone = useMe().data?.workspace.zone ?? 'UTC'
  const [values, setValues] = useState<Values>({})
  const [wall, setWall] = useState(sometime)
  const trial = api.useMutation('post', '/api/v1/routing/try')
  const problems = fieldProblemsOf(trial.error)
  const problem = (field: string) => problems.find((one) => one.field === field)?.message
  const shown = inputsOf(rules, fields)
  const beside = [...shown.asked, ...shown.others].map(named)
  const elsewhere = problems.length === 0 || problems.some(({ field }) => field !== 'at' && !beside.includes(field))

  // What was said of another lead does not stay beside this one.
  function set(input: string, value: Draft) {
    setValues((before) => ({ ...before, [input]: value }))
    trial.reset()
  }
  function arrive(change: Partial<Wall>) {
    setWall((before) => ({ ...before, ...change }))
    trial.reset()
  }
  const submit = () => trial.mutate({ body: { ...triedOf(values, fields), at: arrivalOf(wall, zone, now), policy: by } })

  return (
    <FormDrawer opened={opened} onClose={onClose} onSubmit={submit} title={words.title[by]} submit={words.submit} leave={words.close} pending={trial.isPending} error={elsewhere ? trial.error : undefined}>
      <Text c="dimmed">{words.hint[by]}</Text>
      <Inputs {...shown} values={values} problem={problem} onChange={set} />
      <div>
        <div className={classes.when}>
          <TextInput type="date" label={words.day} value={wall.day} placeholder={wallAt(now, zone).day} error={problem('at')} onChange={(event) => arrive({ day: event.currentTarget.value })} />
          <TextInput type="time" label={words.time} value={wall.time} onChange={(event) => arrive({ time: event.currentTarget.value })} />
        </div>
        <Text size="xs" c="dimmed" mt={4}>{words.now}{isElsewhere(zone, now) && ` ${words.zone(zone)}`}</Text>
      </div>
      {trial.data && <TrialResult trial={trial.data} by={by} rules={rules} />}
    </FormDrawer>
  )
}

/** As complaints name what an input holds. */
function named(input: string): string {
  return input === 'tag' ? 'tags' : input
}

type InputsProps = { asked: string[]; others: string[]; values: Values; problem: (field: string) => string | undefined; onChange: (input: string, value: Draft) => void }

/** What the rules look at; the rest for who asks. */
function Inputs({ asked, others, values, problem, onChange }: InputsProps) {
  // What was entered before stays in sight.
  const [all, setAll] = useState(() => others.some((input) => (values[input]?.length ?? 0) > 0))
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {(all ? [...asked, ...others] : asked).map((input) => (
          <TriedInput key={input} input={input} value={values[input]} error={problem(named(input))} onChange={(value) => onChange(input, value)} />
        ))}
      </SimpleGrid>
      {!all && others.length > 0 && <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>{words.moreFields(others.length)}</Button>}
    </>
  )
}
