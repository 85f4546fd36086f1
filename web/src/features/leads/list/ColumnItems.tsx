import { Menu } from '@mantine/core'
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { toggled } from './arrangement'
import type { Display } from './useColumns'

/** Shown columns in their order, then the others; the name always stands first. Alt and an arrow move a shown one. */
export function ColumnItems({ display: { columns, offered, setShown, move } }: { display: Display }) {
  const moved = useRef<string>(undefined)
  const usual = offered.slice(1).map(({ id }) => id)
  const shown = columns.slice(1).map(({ id }) => id)
  const listed = [...columns.slice(1), ...offered.slice(1).filter(({ id }) => !shown.includes(id))]

  // An item that changes places in the document loses the focus it had.
  useEffect(() => {
    if (moved.current) document.querySelector<HTMLElement>(`[data-column="${moved.current}"]`)?.focus()
    moved.current = undefined
  })

  function byKey(event: KeyboardEvent, id: string) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined || !event.altKey) return
    event.preventDefault()
    event.stopPropagation() // without Alt the arrows go through the menu
    const place = shown[shown.indexOf(id) + by]
    if (!shown.includes(id) || !place) return
    moved.current = id
    move(id, place)
  }

  return listed.map(({ id, header }) => (
    <Menu.CheckboxItem
      key={id} data-column={id} aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown" checked={shown.includes(id)}
      onChange={() => setShown(toggled(shown, id, usual))} onKeyDownCapture={(event) => byKey(event, id)}
    >
      {header}
    </Menu.CheckboxItem>
  ))
}
