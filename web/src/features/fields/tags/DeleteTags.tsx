import { ConfirmDialog } from '@/shared/ui'
import { strings } from '../strings'
import { UsesNote } from '../uses/UsesNote'
import { useTagAct } from './useTagAct'
import { useTagUses, type Tag } from './useTags'

const words = strings.tags

/** Takes tags off all leads, with Undo; says which rules and views go on asking for them. */
export function DeleteTags({ tags, onClose }: { tags: Tag[]; onClose: (done: boolean) => void }) {
  const names = tags.map(({ name }) => name)
  const [only] = names.length === 1 ? names : []
  const { uses, error: unknown } = useTagUses(names)
  const { remove, pending, error } = useTagAct(() => onClose(true))
  const said = (leads: number) => (only === undefined ? words.deletedMany(names.length, leads) : words.deleted(only, leads))
  return (
    <ConfirmDialog
      opened onClose={() => onClose(false)} title={only === undefined ? words.deleteManyTitle(names.length) : words.deleteTitle(only)} confirm={words.deleteConfirm(names.length)}
      destructive pending={pending} disabled={!uses} error={error} onConfirm={() => remove(names, said)}
    >
      <UsesNote uses={uses} error={unknown} leads={words.deleteText} fate={{ rules: words.keepAsking, views: words.keepAsking }} />
    </ConfirmDialog>
  )
}
