import { Select, Textarea, TextInput } from '@mantine/core'
import { CopyField, FormDrawer } from '@/shared/ui'
import type { Field } from '../useFields'
import { strings } from './strings'
import { fieldTypes, useFieldDraft, type Preset } from './useFieldDraft'

type Props = {
  field?: Field
  /** Of a field that is added: what it begins with. */
  preset?: Preset
  fields: Field[]
  onClose: () => void
  onAdded?: (field: Field) => void
}

/** Adds a field or changes one. What the server says about an input stands beside it. */
export function FieldForm({ field, preset, fields, onClose, onAdded }: Props) {
  const { draft, change, key, hasChoices, wrong, error, pending, submit } = useFieldDraft({ field, preset, fields, onDone: onClose, onAdded })
  return (
    <FormDrawer opened onClose={onClose} onSubmit={submit} title={field ? strings.editTitle : strings.add} submit={field ? undefined : strings.add} pending={pending} error={error}>
      <TextInput
        label={strings.name} placeholder={strings.namePlaceholder} value={draft.name} error={wrong.name} maxLength={100} autoComplete="off" data-autofocus
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Select
        label={strings.type} description={field ? strings.typeFixed : strings.types[draft.type].hint} disabled={field !== undefined} error={wrong.type} allowDeselect={false} value={draft.type}
        data={fieldTypes.map((type) => ({ value: type, label: strings.types[type].name }))} onChange={(value) => change({ type: fieldTypes.find((type) => type === value) })}
      />
      {hasChoices && (
        <Textarea
          label={strings.choicesLabel} description={field ? `${strings.choicesHint} ${strings.choicesKept}` : strings.choicesHint} error={wrong.choices} value={draft.choices} autosize minRows={4} maxRows={14}
          onChange={(event) => change({ choices: event.currentTarget.value })}
        />
      )}
      {field
        ? <CopyField label={strings.key} hint={strings.keyHint} value={field.key} />
        : <TextInput label={strings.key} description={strings.keyHint} value={key} error={wrong.key} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => change({ key: event.currentTarget.value })} />}
    </FormDrawer>
  )
}
