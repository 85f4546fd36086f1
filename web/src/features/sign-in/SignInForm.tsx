import { Button, PasswordInput, TextInput } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useRef, useState, type FormEvent } from 'react'
import classes from './SignIn.module.css'
import { strings } from './strings'

type Props = { onSubmit: (email: string, password: string) => void; message?: string; pending: boolean }

/** A plain form with named inputs, so that password managers fill it and offer to save. */
export function SignInForm({ onSubmit, message, pending }: Props) {
  const [missing, setMissing] = useState<'email' | 'password' | undefined>()
  const email = useRef<HTMLInputElement>(null)
  const password = useRef<HTMLInputElement>(null)

  function submit(event: FormEvent) {
    event.preventDefault()
    const empty = [email, password].find((input) => !input.current?.value.trim())
    setMissing(empty && (empty === email ? 'email' : 'password'))
    if (empty) empty.current?.focus()
    else onSubmit(email.current!.value.trim(), password.current!.value)
  }

  return (
    <form method="post" className={classes.form} onSubmit={submit} noValidate>
      {message && (
        <p className={classes.message} role="alert">
          <IconAlertTriangle size={18} stroke={1.6} aria-hidden />
          {message}
        </p>
      )}
      <TextInput
        ref={email} name="email" type="email" label={strings.email} autoComplete="username" autoCapitalize="none" spellCheck={false}
        error={missing === 'email' && strings.emailMissing} size="md"
      />
      <PasswordInput
        ref={password} name="password" label={strings.password} autoComplete="current-password"
        error={missing === 'password' && strings.passwordMissing} size="md"
      />
      <Button type="submit" fullWidth loading={pending} mt={4} style={{ height: 42 }}>{strings.submit}</Button>
    </form>
  )
}
