import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './FormDrawer.module.css'
import { OverContext, useCovered, useFocusBack } from './over'

type Props = {
  opened: boolean
  onClose: () => void
  title: string
  children: ReactNode
  /** Stays at the bottom, e.g. the one action of the panel. */
  foot?: ReactNode
}

/** Something to read beside what it explains. A form is a FormDrawer. */
export function SidePanel({ opened, onClose, title, children, foot }: Props) {
  const { covered, tell } = useCovered()
  useFocusBack(opened)
  return (
    <OverContext value={tell}>
      <Drawer opened={opened} onClose={onClose} closeOnEscape={!covered} title={title} size={520} classNames={{ body: classes.body, content: classes.content, title: classes.title }}>
        <div className={classes.form}>
          {/* A region that scrolls must be reachable by keyboard. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={classes.inputs} tabIndex={0} role="region" aria-label={title}>{children}</div>
          {foot && <div className={classes.foot}>{foot}</div>}
        </div>
      </Drawer>
    </OverContext>
  )
}
