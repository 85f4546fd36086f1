import { CloseButton, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { DataTable } from '@/shared/ui'
import classes from '../Fields.module.css'
import { strings } from '../strings'
import { tagColumns } from './columns'
import { DeleteTags } from './DeleteTags'
import { NoTags } from './NoTags'
import { RenameTags } from './RenameTags'
import { TagsBulk } from './TagsBulk'
import { useChosen } from './useChosen'
import { useMayChangeTags, useTags, type Tag } from './useTags'

const words = strings.tags
const typingMs = 200

type Open = { what: 'rename' | 'delete'; tags: Tag[] }

export function TagsTab() {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), typingMs)
  const { data, error, refetch } = useTags(q)
  const all = useChosen(data?.items ?? [])
  const [open, setOpen] = useState<Open>()
  const mayChange = useMayChangeTags()
  const columns = useMemo(() => tagColumns({
    onRename: (tag) => setOpen({ what: 'rename', tags: [tag] }),
    onDelete: (tag) => setOpen({ what: 'delete', tags: [tag] }),
  }), [])

  function close(done: boolean) {
    setOpen(undefined)
    if (done) all.clear()
  }
  return (
    <div className={classes.tags}>
      <TextInput
        aria-label={words.search} placeholder={words.search} className={classes.search} value={text} maxLength={200} leftSection={<IconSearch size={16} stroke={1.6} />}
        rightSection={text !== '' && <CloseButton size="sm" aria-label={words.clear} onClick={() => setText('')} />} onChange={(event) => setText(event.currentTarget.value)}
      />
      {!mayChange && <Text c="dimmed">{words.readOnly}</Text>}
      <DataTable
        label={words.list} columns={columns} rows={data?.items} rowId={({ name }) => name} rowName={({ name }) => name} hidden={mayChange ? [] : ['act']}
        error={data ? undefined : error} onRetry={() => void refetch()} selection={all.selection} onSelect={mayChange ? all.select : undefined}
        empty={<NoTags searched={q !== ''} onClear={() => setText('')} />}
      />
      {data?.more && <Text c="dimmed">{words.more(data.items.length)}</Text>}
      <TagsBulk all={all} onRename={(tags) => setOpen({ what: 'rename', tags })} onDelete={(tags) => setOpen({ what: 'delete', tags })} />
      {open?.what === 'rename' && <RenameTags tags={open.tags} onClose={close} />}
      {open?.what === 'delete' && <DeleteTags tags={open.tags} onClose={close} />}
    </div>
  )
}
