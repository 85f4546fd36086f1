import { ActionIcon, Group, Text, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { useLocation } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Direction } from '@/shared/leads/trail'
import { KeyHint, useFocusOnMount } from '@/shared/ui'
import { strings } from '../strings'
import { useTrail } from './useTrail'

const words = strings.trail
const arrows = [['previous', 'K', IconChevronUp], ['next', 'J', IconChevronDown]] as const

/** “3 of 1,204”, and the way to the leads around it. Nothing for a lead that was not opened from a list. */
export function LeadPlace({ id }: { id: number }) {
  const trail = useTrail(id)
  const pressed = useLocation({ select: (location) => location.state.arrow })
  if (!trail) return null
  return (
    <Group gap={2} wrap="nowrap" role="group" aria-label={words.label}>
      <Text c="dimmed" style={{ fontVariantNumeric: 'tabular-nums' }} px={6}>{words.place(trail.place, trail.total, trail.exact)}</Text>
      {arrows.map(([direction, key, Icon]) => <Arrow key={direction} direction={direction} shortcut={key} icon={Icon} trail={trail} focused={pressed === direction} />)}
    </Group>
  )
}

type ArrowProps = { direction: Direction; shortcut: string; icon: ComponentType<{ size: number; stroke: number }>; trail: NonNullable<ReturnType<typeof useTrail>>; focused: boolean }

function Arrow({ direction, shortcut, icon: Icon, trail, focused }: ArrowProps) {
  const ref = useFocusOnMount<HTMLButtonElement>(focused)
  const has = trail.has(direction)
  return (
    <Tooltip label={<Group gap={8}>{words[direction]}<KeyHint keys={[shortcut]} /></Group>}>
      <ActionIcon ref={ref} aria-label={words[direction]} aria-keyshortcuts={shortcut} aria-disabled={!has || undefined} opacity={has ? 1 : 0.4} onClick={() => trail.go(direction, direction)}>
        <Icon size={18} stroke={1.6} />
      </ActionIcon>
    </Tooltip>
  )
}
