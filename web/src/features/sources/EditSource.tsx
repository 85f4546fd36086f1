import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { fieldProblemsOf } from '@/shared/api/problem'
import { FormDrawer } from '@/shared/ui'
import { madeUp, settingsOf, type Kind, type SettingName } from './kinds'
import { SettingField } from './SettingField'
import { strings } from './strings'
import { useSaveSource } from './useSaveSource'
import type { Source } from './useSources'

const words = strings.form

type Entered = Partial<Record<SettingName, string>>
type Props = { kind: Kind; source?: Source; onClose: () => void; onAdded?: (added: Source) => void }

/** Adds a source or changes one. A secret that is there stays unless another is written. */
export function EditSource({ kind, source, onClose, onAdded }: Props) {
  const settings = settingsOf(kind)
  const [name, setName] = useState(source?.name ?? '')
  const [entered, setEntered] = useState<Entered>(() => Object.fromEntries(settings.map((s) => [s.name, source?.settings[s.name] ?? (s.madeUp && !source ? madeUp() : '')])))
  const [wrong, setWrong] = useState<Record<string, string>>({})
  const kept = (setting: string) => source?.secrets.includes(setting) ?? false
  const onError = (problem: unknown) => setWrong(Object.fromEntries(fieldProblemsOf(problem).map(({ field, message }) => [field, message])))
  const { save, pending, error } = useSaveSource({ source, kind, saved: words.saved, onClose, onAdded, onError })

  function submit() {
    const missing: Record<string, string> = name.trim() === '' ? { name: words.nameMissing } : {}
    for (const s of settings) if (s.required && !kept(s.name) && !entered[s.name]?.trim()) missing[s.name] = strings.settings[s.name].missing ?? words.missing
    setWrong(missing)
    if (Object.keys(missing).length > 0) return
    const given: Entered = Object.fromEntries(settings.filter((s) => !s.secret || entered[s.name]?.trim()).map((s) => [s.name, entered[s.name] ?? '']))
    save({ name, ...given })
  }

  return (
    <FormDrawer
      opened onClose={onClose} onSubmit={submit} title={source ? words.editTitle : words.addTitle(strings.kinds[kind])} submit={source ? undefined : strings.add}
      pending={pending} error={Object.keys(wrong).length === 0 ? error : undefined}
    >
      <TextInput label={words.name} placeholder={strings.placeholders[kind]} value={name} error={wrong.name} maxLength={400} data-autofocus onChange={(event) => setName(event.currentTarget.value)} />
      {settings.map((setting) => (
        <SettingField
          key={setting.name} kind={kind} setting={setting} value={entered[setting.name] ?? ''} kept={kept(setting.name)} error={wrong[setting.name]}
          onChange={(value) => setEntered({ ...entered, [setting.name]: value })}
        />
      ))}
    </FormDrawer>
  )
}
