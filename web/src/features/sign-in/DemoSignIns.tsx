import { Loader, Text, Title } from '@mantine/core'
import type { components } from '@/shared/api/schema'
import { Avatar } from '@/shared/ui'
import classes from './SignIn.module.css'
import { strings } from './strings'

type Props = {
  offers: components['schemas']['DemoSignIn'][]
  onChoose: (email: string, password: string) => void
  pendingEmail?: string
}

/** In a demo one click is enough. */
export function DemoSignIns({ offers, onChoose, pendingEmail }: Props) {
  return (
    <section className={classes.demo}>
      <div>
        <Title order={2} fz={14} lh="20px">{strings.demoTitle}</Title>
        <Text size="xs" c="dimmed">{strings.demoHint}</Text>
      </div>
      <ul className={classes.offers}>
        {offers.map(({ name, email, role, hint, password }) => (
          <li key={email}>
            <button type="button" className={classes.offer} disabled={pendingEmail !== undefined} aria-label={strings.demoSignIn(name, role)} onClick={() => onChoose(email, password)}>
              <Avatar name={name} size={32} />
              <span className={classes.words}>
                <span className={classes.name}>{name}</span>
                <span className={classes.role}>{role}</span>
                <span className={classes.hint}>{hint}</span>
              </span>
              {pendingEmail === email && <Loader size={16} />}
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
