import { Button, Text, TextInput } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { copy } from '@/shared/ui'
import { generatePassword } from './password'
import { strings } from './strings'
import classes from './Users.module.css'

type Props = { value: string; onChange: (password: string) => void; error?: string }

/** Readable: whoever writes it must pass it on. The browser is told not to keep it as the writer's own. */
export function PasswordField({ value, onChange, error }: Props) {
  const [note, setNote] = useState('')

  async function generate() {
    const password = generatePassword()
    onChange(password)
    setNote(await copy(password) ? strings.form.copied : strings.form.notCopied)
  }

  return (
    <div>
      <div className={classes.password}>
        <TextInput
          label={strings.form.password} description={strings.form.passwordHint} autoComplete="off" spellCheck={false} autoCapitalize="none" data-1p-ignore
          value={value} error={error} classNames={{ input: classes.secret }} onChange={(event) => { onChange(event.currentTarget.value); setNote('') }}
        />
        <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={() => void generate()}>{strings.form.generate}</Button>
      </div>
      <Text size="xs" c="var(--fl-positive)" role="status" mt={4}>{note}</Text>
    </div>
  )
}
