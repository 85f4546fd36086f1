import { Text } from '@mantine/core'
import { ConfirmDialog, toast } from '@/shared/ui'
import { strings } from '../strings'
import { useSaveRotation, type Rotation } from '../useRouting'
import { balanceWords } from './turn'
import type { LedgerAgent } from './useLedger'

const words = strings.rotation

type Props = { rotation: Rotation; agent: LedgerAgent; opened: boolean; onClose: () => void }

/** Removing hands the balance to the others; it cannot be brought back. */
export function RemoveAgent({ rotation, agent, opened, onClose }: Props) {
  const { save } = useSaveRotation()

  function confirm() {
    onClose()
    save({ ...rotation, agents: rotation.agents.filter(({ agent_id }) => agent_id !== agent.agent_id) }, () => toast.done(words.removed(agent.name)))
  }

  return (
    <ConfirmDialog opened={opened} onClose={onClose} title={words.removeTitle(agent.name)} confirm={words.removeConfirm(agent.name)} destructive onConfirm={confirm}>
      <Text>{words.removeText(agent.name, balanceWords(agent.balance))}</Text>
    </ConfirmDialog>
  )
}
