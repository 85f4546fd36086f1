import { Button, TextInput } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useState } from 'react'
import { copy } from './clipboard'
import classes from './Code.module.css'
import { strings } from './strings'

type Props = { label: string; value: string; hint?: string }

/** Something to take elsewhere: a key, an address. */
export function CopyField({ label, value, hint }: Props) {
  const [copied, setCopied] = useState<boolean>()
  const note = copied === undefined ? '' : copied ? strings.copied : strings.notCopied
  return (
    <div>
      <div className={classes.copy}>
        <TextInput label={label} description={hint} value={value} readOnly spellCheck={false} data-1p-ignore classNames={{ input: classes.mono }} onFocus={(event) => event.currentTarget.select()} />
        <Button
          variant="default" aria-label={strings.copyOf(label)} leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
          onClick={() => void copy(value).then(setCopied)}
        >
          {copied ? strings.copied : strings.copy}
        </Button>
      </div>
      <p role="status" className={classes.note} data-shown={copied === false || undefined}>{note}</p>
    </div>
  )
}
