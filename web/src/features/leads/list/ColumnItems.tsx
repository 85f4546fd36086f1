import { Menu } from '@mantine/core'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import type { Display } from './useColumns'

/** Shown columns in their order, then the others; the name always stands first. Alt and an arrow move a shown one. */
export function ColumnItems({ display: { columns, offered, toggle, moveBy } }: { display: Display }) {
  const moved = useRef<string>(undefined)
  const shown = columns.slice(1)
  const listed = [...shown, ...offered.slice(1).filter((one) => !shown.includes(one))]

  // An item that changes places in the document loses the focus it had, and the next press of a key would go nowhere.
  useLayoutEffect(() => {
    if (moved.current) document.querySelector<HTMLElement>(`[data-column="${moved.current}"]`)?.focus()
  })

  function byKey(event: KeyboardEvent, id: string) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation() // without Alt the arrows go through the menu
    moved.current = id
    moveBy(id, by)
  }

  return listed.map((column) => (
    <Menu.CheckboxItem
      key={column.id} data-column={column.id} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" checked={shown.includes(column)}
      onChange={() => toggle(column.id)} onKeyDownCapture={(event) => byKey(event, column.id)} onBlur={() => (moved.current = undefined)}
    >
      {column.header}
    </Menu.CheckboxItem>
  ))
}
