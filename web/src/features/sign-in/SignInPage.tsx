import { Divider, Text, Title } from '@mantine/core'
import { LogoMark, usePageTitle } from '@/shared/ui'
import { DemoSignIns } from './DemoSignIns'
import { SignInForm } from './SignInForm'
import classes from './SignIn.module.css'
import { strings } from './strings'
import { useSignIn } from './useSignIn'

export function SignInPage() {
  usePageTitle(strings.title)
  const { offers, signIn, message, pendingEmail } = useSignIn()
  return (
    <main id="content" className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <LogoMark size={40} />
          <Title order={1} mt={12}>{strings.welcome}</Title>
          <Text c="dimmed">{strings.motto}</Text>
        </header>
        {offers.length > 0 && (
          <>
            <DemoSignIns offers={offers} onChoose={signIn} pendingEmail={pendingEmail} />
            <Divider label={strings.or} labelPosition="center" styles={{ label: { color: 'var(--mantine-color-dimmed)' } }} />
          </>
        )}
        <SignInForm onSubmit={signIn} message={message} pending={pendingEmail !== undefined} />
        <Text size="xs" c="dimmed" ta="center">{strings.forgot}</Text>
      </div>
    </main>
  )
}
