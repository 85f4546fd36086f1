import { Button, Select, TextInput } from '@mantine/core'
import { madeUp, type Kind, type Setting } from './kinds'
import classes from './Sources.module.css'
import { strings } from './strings'

type Props = { kind: Kind; setting: Setting; value: string; kept: boolean; error?: string; onChange: (value: string) => void }

/** One thing that is entered for a source. */
export function SettingField({ kind, setting: { name, secret, required, choices }, value, kept, error, onChange }: Props) {
  const words = strings.settingWords(kind, name)
  if (choices) {
    const data = choices.map((choice) => ({ value: choice, label: strings.days(Number(choice)) }))
    return <Select label={words.label} description={words.hint} data={data} value={value || choices[0]} allowDeselect={false} error={error} onChange={(chosen) => onChange(chosen ?? '')} />
  }
  const field = (
    <TextInput
      label={words.label} description={kept ? strings.form.kept : words.hint} value={value} error={error} maxLength={2000} required={required && !kept} withAsterisk={false}
      autoComplete="off" spellCheck={false} data-1p-ignore onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
  if (!secret || !words.makeUp) return field
  return (
    <div className={classes.key}>
      {field}
      <Button variant="default" onClick={() => onChange(madeUp())}>{words.makeUp}</Button>
    </div>
  )
}
