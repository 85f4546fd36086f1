import { ActionIcon, Menu } from '@mantine/core'
import { IconCopy, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { MoveItems, toast, type Place } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import { bodyOf, type Rule } from '../useRouting'

const words = strings.rules

type Props = { rule: Rule; place: Place; onEdit: () => void; onDelete: () => void }

export function RuleMenu({ rule, place, onEdit, onDelete }: Props) {
  const duplicate = useDuplicate()
  return (
    <Menu position="bottom-end" width={180}>
      <Menu.Target>
        <ActionIcon aria-label={words.menu(rule.name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={onEdit}>{words.edit}</Menu.Item>
        <Menu.Item leftSection={<IconCopy size={16} />} onClick={() => void duplicate(rule)}>{words.duplicate}</Menu.Item>
        <MoveItems {...place.menu} />
        <Menu.Divider />
        <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={onDelete}>{words.delete}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Makes a copy right below the rule. It is off, so that nothing changes until somebody says so. */
function useDuplicate() {
  const { add } = useRuleset()
  return async (rule: Rule) => {
    try {
      await add({ ...bodyOf(rule), name: words.copyOf(rule.name), enabled: false }, rule)
      toast.done(words.duplicated)
    } catch (error) {
      toast.failed(error)
    }
  }
}
