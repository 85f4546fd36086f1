import { Select, Textarea, TextInput } from '@mantine/core'
import { CopyField, FormDrawer } from '@/shared/ui'
import { strings } from '../strings'
import { fieldTypes, useFieldDraft } from './useFieldDraft'
import type { Field } from './useFields'

const words = strings.fields

type Props = { field?: Field; fields: Field[]; onClose: () => void }

/** Adds a field or changes one. What the server says about an input stands beside it. */
export function FieldForm({ field, fields, onClose }: Props) {
  const { draft, change, key, hasChoices, wrong, error, pending, submit } = useFieldDraft(field, fields, onClose)
  return (
    <FormDrawer opened onClose={onClose} onSubmit={submit} title={field ? words.editTitle : words.add} submit={field ? undefined : words.add} pending={pending} error={error}>
      <TextInput
        label={strings.name} placeholder={words.namePlaceholder} value={draft.name} error={wrong.name} maxLength={100} autoComplete="off" data-autofocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={words.type} description={field ? words.typeFixed : words.types[draft.type].hint} disabled={field !== undefined} error={wrong.type} allowDeselect={false} value={draft.type}
        data={fieldTypes.map((type) => ({ value: type, label: words.types[type].name }))} onChange={(value) => change({ type: fieldTypes.find((type) => type === value) })}
      />
      {hasChoices && (
        <Textarea
          label={words.choicesLabel} description={field ? `${words.choicesHint} ${words.choicesKept}` : words.choicesHint} error={wrong.choices} value={draft.choices} autosize minRows={4} maxRows={14}
          onChange={(event) => change({ choices: event.currentTarget.value })}
        />
      )}
      {field
        ? <CopyField label={strings.key} hint={words.keyHint} value={field.key} />
        : <TextInput label={strings.key} description={words.keyHint} value={key} error={wrong.key} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => change({ key: event.currentTarget.value })} />}
    </FormDrawer>
  )
}
