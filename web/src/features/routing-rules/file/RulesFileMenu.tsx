import { ActionIcon, Menu } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDots, IconFileDownload, IconFileUpload } from '@tabler/icons-react'
import { ImportRules } from './ImportRules'
import { strings as words } from './strings'

/** Takes all rules out into a file, or in from one. */
export function RulesFileMenu({ onDraft }: { onDraft: () => void }) {
  const [importing, { open, close }] = useDisclosure()
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <ActionIcon aria-label={words.menu} size={36}><IconDots size={18} stroke={1.6} /></ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item component="a" href="/api/v1/routing/export" download="fairlead-rules.json" leftSection={<IconFileDownload size={16} />}>{words.export}</Menu.Item>
          <Menu.Item leftSection={<IconFileUpload size={16} />} onClick={open}>{words.import}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ImportRules opened={importing} onClose={close} onDraft={onDraft} />
    </>
  )
}
