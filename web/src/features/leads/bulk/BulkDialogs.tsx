import type { DialogName } from './acts'
import { AssignDialog } from './AssignDialog'
import type { BulkDialogProps } from './bulkDialog'
import { DeleteDialog } from './DeleteDialog'
import { ExportDialog } from './ExportDialog'
import { RouteDialog } from './RouteDialog'
import { SpreadDialog } from './SpreadDialog'
import { StatusDialog } from './StatusDialog'
import { TagsDialog } from './TagsDialog'
import { UnassignDialog } from './UnassignDialog'

/** The one dialog that is open. */
export function BulkDialogs({ name, ...props }: BulkDialogProps & { name: DialogName }) {
  switch (name) {
    case 'assign':
    case 'reassign': return <AssignDialog act={name} {...props} />
    case 'spread': return <SpreadDialog {...props} />
    case 'unassign': return <UnassignDialog {...props} />
    case 'status': return <StatusDialog {...props} />
    case 'tags': return <TagsDialog {...props} />
    case 'route': return <RouteDialog {...props} />
    case 'export': return <ExportDialog {...props} />
    case 'delete': return <DeleteDialog {...props} />
  }
}
