import { useEffect, useRef, useState, type DragEvent, type KeyboardEvent } from 'react'
import { strings } from '../strings'
import { moved } from './moved'
import { useWished, type Saving } from './useWished'

type Options<Item> = {
  items: Item[]
  keyOf: (item: Item) => string
  nameOf: (item: Item) => string
} & Saving<Item>

/** What a row passes on to its `li`, its `Grip` and its `MoveItems`. */
export type Place = ReturnType<ReturnType<typeof useOrder>['place']>

/**
 * Lets people put the items of a list at other places: by dragging, by the arrow keys, by a menu. `items` are in the order
 * to show, `said` is for who hears the screen.
 */
export function useOrder<Item>({ items: saved, keyOf, nameOf, ...saving }: Options<Item>) {
  const { items, wish } = useWished(saved, keyOf, saving)
  const [said, setSaid] = useState('')
  const [dragged, setDragged] = useState<number>()
  const [over, setOver] = useState<number>()
  const follow = useRef<string | undefined>(undefined)

  // A row that changes places in the document loses the focus it had.
  useEffect(() => {
    if (follow.current === undefined || document.activeElement !== document.body) return
    document.querySelector<HTMLElement>(`[data-grip="${CSS.escape(follow.current)}"]`)?.focus()
  })

  function move(from: number, to: number, keepFocus = false) {
    const item = items[from]
    if (item === undefined || from === to || to < 0 || to >= items.length) return
    follow.current = keepFocus ? keyOf(item) : undefined
    setSaid(strings.moved(nameOf(item), to + 1))
    wish(moved(items, from, to))
  }

  function drop() {
    if (dragged !== undefined && over !== undefined) move(dragged, over)
    setDragged(undefined)
    setOver(undefined)
  }

  function place(item: Item, index: number) {
    const lands = over === index && dragged !== undefined && dragged !== index
    return {
      row: {
        'data-dragged': dragged === index || undefined,
        'data-drop': lands ? (dragged < index ? 'after' : 'before') : undefined,
        onDragOver: (event: DragEvent) => {
          if (dragged === undefined) return
          event.preventDefault()
          setOver(index)
        },
        onDrop: drop,
      },
      grip: {
        'data-grip': keyOf(item),
        'aria-label': strings.move(nameOf(item)),
        onKeyDown: (event: KeyboardEvent) => {
          const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
          if (by === undefined) return
          event.preventDefault()
          move(index, index + by, true)
        },
        onDragStart: (event: DragEvent<HTMLElement>) => {
          const row = event.currentTarget.closest('li')
          if (row) event.dataTransfer.setDragImage(row, 16, 16)
          event.dataTransfer.effectAllowed = 'move'
          setDragged(index)
        },
        onDragEnd: drop,
      },
      menu: { first: index === 0, last: index === items.length - 1, onMove: (by: number) => move(index, index + by) },
    }
  }
  return { items, place, said }
}
