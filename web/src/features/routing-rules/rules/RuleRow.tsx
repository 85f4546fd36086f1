import { Switch, Text } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import type { DragEvent, KeyboardEvent } from 'react'
import { strings } from '../strings'
import type { Rule } from '../useRouting'
import { RuleMenu } from './RuleMenu'
import { RuleSentence } from './RuleSentence'
import classes from './Rules.module.css'
import { useEnable } from './useEnable'

const words = strings.rules

type Props = {
  rule: Rule
  number: number
  count: number
  dragged: boolean
  drop: 'before' | 'after' | undefined
  onEdit: () => void
  onDelete: () => void
  onMove: (by: number, keepFocus: boolean) => void
  onDragStart: () => void
  onDragOver: (event: DragEvent) => void
  onDrop: () => void
}

export function RuleRow({ rule, number, count, dragged, drop, onEdit, onDelete, onMove, onDragStart, onDragOver, onDrop }: Props) {
  const enable = useEnable()

  function byKey(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (by === undefined) return
    event.preventDefault()
    onMove(by, true)
  }

  function lift(event: DragEvent<HTMLElement>) {
    const row = event.currentTarget.closest('li')
    if (row) event.dataTransfer.setDragImage(row, 16, 16)
    event.dataTransfer.effectAllowed = 'move'
    onDragStart()
  }

  return (
    // Dragging is the pointer's shortcut for the arrow keys and the menu.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li className={classes.rule} data-off={!rule.enabled || undefined} data-dragged={dragged || undefined} data-drop={drop} onDragOver={onDragOver} onDrop={onDrop}>
      <span role="button" tabIndex={0} draggable data-grip={rule.id} className={classes.grip} aria-label={words.move(rule.name)} onKeyDown={byKey} onDragStart={lift} onDragEnd={onDrop}>
        <IconGripVertical size={16} stroke={1.6} aria-hidden />
      </span>
      <span className={classes.number}>{number}</span>
      <div className={classes.what}>
        <button type="button" className={classes.name} onClick={onEdit}>{rule.name}</button>
        <div className={classes.sentence}><RuleSentence rule={rule} /></div>
        {rule.broken && <Text c="var(--fl-critical)">{words.notRunning(rule.broken)}</Text>}
        {!rule.broken && rule.enabled && rule.target.agent_id && rule.target_agents === 0 ? <Text c="var(--fl-warning)">{words.skipped}</Text> : null}
      </div>
      <div className={classes.tools}>
        {!rule.enabled && <span className={classes.off}>{words.off}</span>}
        <Switch aria-label={words.on(rule.name)} checked={rule.enabled} onChange={(event) => enable(rule, event.currentTarget.checked)} />
        <RuleMenu rule={rule} first={number === 1} last={number === count} onEdit={onEdit} onDelete={onDelete} onMove={(by) => onMove(by, false)} />
      </div>
    </li>
  )
}
