import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowMerge, IconDots, IconPrinter } from '@tabler/icons-react'
import { strings } from './strings'

/** What is rarely done with a lead. */
export function LeadMenu({ onMerge }: { onMerge: (() => void) | undefined }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target><ActionIcon aria-label={strings.menu.open} variant="default" size={34}><IconDots size={16} /></ActionIcon></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>{strings.menu.print}</Menu.Item>
        {onMerge && <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={onMerge}>{strings.merge.open}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  )
}
