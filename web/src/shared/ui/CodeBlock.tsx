import { Button } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copy } from './clipboard'
import classes from './Code.module.css'
import { strings } from './strings'

type Props = {
  /** What it is, for screen readers. */
  label: string
  children: string
  /** It is to be taken elsewhere. */
  copyable?: boolean
}

/** Text for machines, as it is. Long lines wrap; what is long scrolls. */
export function CodeBlock({ label, children, copyable = false }: Props) {
  // A region that scrolls must be reachable by keyboard.
  // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  const block = <pre className={classes.block} role="region" aria-label={label} tabIndex={0}>{children}</pre>
  if (!copyable) return block
  return (
    <div className={classes.withCopy}>
      {block}
      <CopyButton label={label} text={children} />
    </div>
  )
}

function CopyButton({ label, text }: { label: string; text: string }) {
  const [copied, setCopied] = useState<{ text: string; done: boolean }>()
  const current = copied?.text === text ? copied.done : undefined
  return (
    <>
      <Button
        variant="default" h={30} px={12} aria-label={strings.copyOf(label)} leftSection={current ? <IconCheck size={16} /> : <IconCopy size={16} />}
        onClick={() => void copy(text).then((done) => setCopied({ text, done }))}
      >
        {current ? strings.copied : strings.copy}
      </Button>
      <p role="status" className={classes.note} data-shown={current === false || undefined}>{current === undefined ? '' : current ? strings.copied : strings.notCopied}</p>
    </>
  )
}
