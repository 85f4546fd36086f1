import { ActionIcon, Group, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { Grip, MoveItems, OrderedList, OrderedRow, SectionCard, StatusBadge, useOrder } from '@/shared/ui'
import { statuses } from './samples'

/** A list that people put in order: by dragging, by the arrow keys, by the menu. */
export function OrderSample() {
  const [names, setNames] = useState(Object.keys(statuses))
  const { items, place, said } = useOrder({
    items: names, keyOf: (name) => name, nameOf: (name) => name, queryKey: ['gallery', 'order'], topic: 'gallery',
    save: async (next) => setNames(next),
  })
  return (
    <SectionCard title="OrderedList" hint="Drag, press the arrow keys, or use the menu; on phones the menu." flush>
      <OrderedList label="Sample statuses" said={said}>
        {items.map((name, index) => {
          const at = place(name, index)
          return (
            <OrderedRow key={name} place={at.row}>
              <Group p="xs" gap="xs">
                <Grip {...at.grip} />
                <StatusBadge label={name} tone={statuses[name]} />
                <Menu position="bottom-end">
                  <Menu.Target><ActionIcon ms="auto" aria-label={`More for ${name}`}><IconDots size={18} stroke={1.6} /></ActionIcon></Menu.Target>
                  <Menu.Dropdown><MoveItems {...at.menu} /></Menu.Dropdown>
                </Menu>
              </Group>
            </OrderedRow>
          )
        })}
      </OrderedList>
    </SectionCard>
  )
}
