import { VisuallyHidden } from '@mantine/core'
import { IconArrowsSplit2 } from '@tabler/icons-react'
import { useState, type DragEvent } from 'react'
import { EmptyState, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import type { Rotation, Routing, Rule } from '../useRouting'
import { Otherwise } from './Otherwise'
import { RuleRow } from './RuleRow'
import classes from './Rules.module.css'
import { useOrder } from './useOrder'

const words = strings.rules

type Props = {
  rules: Rule[]
  routing: Routing
  rotations: Rotation[]
  onEdit: (rule: Rule) => void
  onDelete: (rule: Rule) => void
}

export function RulesList({ rules, routing, rotations, onEdit, onDelete }: Props) {
  const { move, said } = useOrder(rules)
  const [dragged, setDragged] = useState<number | null>(null)
  const [over, setOver] = useState<number | null>(null)

  function drop() {
    if (dragged !== null && over !== null) move(dragged, over)
    setDragged(null)
    setOver(null)
  }

  function enter(event: DragEvent, index: number) {
    if (dragged === null) return
    event.preventDefault()
    setOver(index)
  }

  return (
    <SectionCard title={words.title} hint={words.hint} flush>
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
      {rules.length === 0 && <EmptyState icon={IconArrowsSplit2} title={words.empty} hint={words.emptyHint} />}
      <ol className={classes.rules}>
        {rules.map((rule, index) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            number={index + 1}
            count={rules.length}
            dragged={dragged === index}
            drop={over === index && dragged !== null && dragged !== index ? (dragged < index ? 'after' : 'before') : undefined}
            onEdit={() => onEdit(rule)}
            onDelete={() => onDelete(rule)}
            onMove={(by, keepFocus) => move(index, index + by, keepFocus)}
            onDragStart={() => setDragged(index)}
            onDragOver={(event) => enter(event, index)}
            onDrop={drop}
          />
        ))}
        <Otherwise routing={routing} rotations={rotations} />
      </ol>
    </SectionCard>
  )
}
