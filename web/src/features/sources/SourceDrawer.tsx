import { EditSource } from './EditSource'
import type { Kind } from './kinds'
import { EditMail } from './mail/EditMail'
import type { Source } from './useSources'
import { EditWebsite } from './website/EditWebsite'

type Props = { kind: Kind; source?: Source; onClose: () => void; onAdded?: (added: Source) => void }

/** Adds a source or changes one: each kind asks for what it needs. */
export function SourceDrawer(props: Props) {
  if (props.kind === 'mail') return <EditMail {...props} />
  return props.kind === 'form' ? <EditWebsite {...props} /> : <EditSource {...props} />
}
