import { Autocomplete, Text, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { wrongInputs } from '@/shared/api/problem'
import { FormDrawer } from '@/shared/ui'
import { strings } from '../strings'
import { usesWords } from '../uses/words'
import { mergedWords, mergeOf, mergeWords } from './merge'
import { useTagAct } from './useTagAct'
import { useTags, useTagUses, type Tag } from './useTags'

const words = strings.tags
const typingMs = 200

/** Gives tags another name. If there is a tag of that name, or they are several, they become one: it says so before. */
export function RenameTags({ tags, onClose }: { tags: Tag[]; onClose: (done: boolean) => void }) {
  const [first] = tags.toSorted((a, b) => b.leads - a.leads)
  const one = tags.length === 1
  const [text, setText] = useState(first?.name ?? '')
  const to = text.trim()
  const [asked] = useDebouncedValue(to, typingMs)
  const { data, isPlaceholderData } = useTags(asked)
  const known = data?.items ?? []
  const isKnown = asked === to && data !== undefined && !isPlaceholderData
  const { changing, merges } = mergeOf(tags, to, known)
  const { uses } = useTagUses(changing.map(({ name }) => name))
  const { rename, pending, error } = useTagAct(() => onClose(true))
  const wrong = wrongInputs(error)
  const ready = to !== '' && changing.length > 0 && isKnown
  const fate = (n: number) => words.asks(n, to)
  const input = { value: text, error: wrong.to, maxLength: 200, autoComplete: 'off', 'data-autofocus': true }

  return (
    <FormDrawer
      opened onClose={() => onClose(false)} title={one ? words.renameTitle(first?.name ?? '') : words.mergeTitle(tags.length)} submit={merges && changing.length > 0 ? words.merge : words.rename}
      pending={pending} disabled={!ready} error={wrong.to ? undefined : error}
      onSubmit={() => rename(changing.map(({ name }) => name), to, (leads) => mergedWords(tags, to, known, leads))}
    >
      {one
        ? <TextInput {...input} label={words.newName} onFocus={(event) => event.currentTarget.select()} onChange={(event) => setText(event.currentTarget.value)} />
        : <Autocomplete {...input} label={words.mergeInto} description={words.mergeIntoHint} data={tags.map(({ name }) => name)} filter={({ options }) => options} openOnFocus={false} onChange={setText} />}
      {ready && <Text role="status">{mergeWords(tags, to, known)}</Text>}
      {ready && uses && usesWords(uses, { rules: fate, views: fate }).map((sentence) => <Text key={sentence}>{sentence}</Text>)}
      {ready && <Text c="dimmed">{words.undoing}</Text>}
    </FormDrawer>
  )
}
