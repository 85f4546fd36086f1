import { Text } from '@mantine/core'
import { CodeBlock, CopyField, InfoDialog } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.secret

type Props = {
  secret: string
  /** It took the place of another one. */
  renewed?: boolean
  onClose: () => void
}

/** Shows the secret this once, and what it is for. */
export function SecretDialog({ secret, renewed, onClose }: Props) {
  return (
    <InfoDialog opened onClose={onClose} title={renewed ? words.renewed : words.title} done={words.done}>
      <Text>{renewed ? words.both : words.once}</Text>
      <CopyField label={words.label} value={secret} />
      <Text>{words.how}</Text>
      <CodeBlock label={words.code}>{words.steps}</CodeBlock>
    </InfoDialog>
  )
}
