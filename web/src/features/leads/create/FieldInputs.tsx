import { Button, SimpleGrid } from '@mantine/core'
import { useState } from 'react'
import type { Draft } from '@/shared/fields/answers'
import { FieldInput } from '@/shared/fields/FieldInput'
import type { Field } from '@/shared/fields/useFields'
import { strings } from '../strings'

const words = strings.create
/** Fields that stand there from the start. */
const atOnce = 6

type Props = { fields: Field[]; answers: Record<string, Draft>; problem: (field: string) => string | undefined; onAnswer: (key: string, draft: Draft) => void }

/** The custom fields of a new lead: the first ones at once, all of them for who asks. */
export function FieldInputs({ fields, answers, problem, onAnswer }: Props) {
  const [all, setAll] = useState(false)
  const hidden = fields.slice(atOnce)
  const open = all || hidden.length === 0
  // A complaint must not hide behind a button.
  if (!open && hidden.some(({ key }) => problem(`fields.${key}`))) setAll(true)
  if (fields.length === 0) return null
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        {(open ? fields : fields.slice(0, atOnce)).map((field) => (
          <FieldInput
            key={field.key} field={field} label={field.name} draft={answers[field.key] ?? (field.type === 'multi_choice' ? [] : '')} error={problem(`fields.${field.key}`)} maxLength={400}
            onChange={(draft) => onAnswer(field.key, draft)}
          />
        ))}
      </SimpleGrid>
      {!open && <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={() => setAll(true)}>{words.moreFields(hidden.length)}</Button>}
    </>
  )
}
