import { Button } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { copy, toast } from '@/shared/ui'
import { strings } from './strings'

/** Shares what is on the screen: the address is all of it. */
export function CopyLink() {
  const share = async () => (await copy(window.location.href) ? toast.done(strings.copied) : toast.halted(strings.notCopied))
  return <Button variant="default" leftSection={<IconLink size={16} />} onClick={() => void share()}>{strings.copyLink}</Button>
}
