import { Button, Text } from '@mantine/core'
import { BulkBar } from '@/shared/ui'
import classes from '../Fields.module.css'
import { strings } from '../strings'
import type { useChosen } from './useChosen'
import { mostTags, type Tag } from './useTags'

const words = strings.tags

type Props = { all: ReturnType<typeof useChosen>; onRename: (tags: Tag[]) => void; onDelete: (tags: Tag[]) => void }

/** What can be done with the ticked tags. */
export function TagsBulk({ all: { chosen, selection, select }, onRename, onDelete }: Props) {
  return (
    <div className={classes.bulk}>
      <BulkBar selection={selection} onSelect={select}>
        {chosen.length > mostTags
          ? <Text c="dimmed" role="status">{words.tooMany(mostTags)}</Text>
          : (
            <>
              <Button onClick={() => onRename(chosen)}>{chosen.length === 1 ? words.rename : words.merge}</Button>
              <Button variant="default" onClick={() => onDelete(chosen)}>{words.delete}</Button>
            </>
          )}
      </BulkBar>
    </div>
  )
}
