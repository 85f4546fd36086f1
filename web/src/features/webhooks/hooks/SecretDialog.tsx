import { Text } from '@mantine/core'
import { CodeBlock, CopyField, InfoDialog } from '@/shared/ui'
import { strings } from '../strings'

const words = strings.secret

/** Shows the secret this once, and what it is for. */
export function SecretDialog({ secret, onClose }: { secret: string; onClose: () => void }) {
  return (
    <InfoDialog opened onClose={onClose} title={words.title} done={words.done}>
      <Text>{words.once}</Text>
      <CopyField label={words.label} value={secret} />
      <Text>{words.how}</Text>
      <CodeBlock label={words.code}>{words.steps}</CodeBlock>
    </InfoDialog>
  )
}
