import { Button, Text } from '@mantine/core'
import { IconCircleCheck, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorState, Loading, Phrase, SectionCard, Timeline, type TimelineEntry } from '@/shared/ui'
import { useCursorPages } from '@/shared/ui/useCursorPages'
import { ReplayLink } from '../replay/ReplayLink'
import { strings } from '../strings'
import { ChangeList } from './ChangeList'
import classes from './History.module.css'
import { RestoreVersion } from './RestoreVersion'
import { useVersions, type Version } from './useVersions'

const words = strings.history

/** Who changed what of the routing, and when; each version can be brought back. */
export function HistoryTab() {
  const pages = useCursorPages()
  const [restoring, setRestoring] = useState<Version>()
  const { data, error, refetch } = useVersions(pages.cursor)

  return (
    <SectionCard title={words.title} hint={words.hint}>
      {!data && (error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={8} />)}
      {data && <Timeline label={words.title} entries={data.items.map((version) => entryOf(version, setRestoring))} />}
      {pages.pager(data?.next_cursor)}
      {restoring && <RestoreVersion version={restoring} onClose={() => setRestoring(undefined)} />}
    </SectionCard>
  )
}

function entryOf(version: Version, onRestore: (version: Version) => void): TimelineEntry {
  return {
    id: String(version.version),
    at: version.at,
    title: <><Phrase text={words.saved} values={{ who: version.author.name, version: words.version(version.version) }} />{version.current && <> <span className={classes.live}>{words.live}</span></>}</>,
    icon: version.current ? IconCircleCheck : IconHistory,
    tone: version.current ? 'positive' : 'neutral',
    detail: (
      <div data-wide className={classes.version}>
        {version.changes.length > 0 ? <ChangeList changes={version.changes} /> : <Text c="dimmed">{words.unchanged}</Text>}
        {!version.current && (
          <div data-screen-only className={classes.acts}>
            <Button variant="subtle" h={28} px={8} aria-label={words.restoreOne(version.version)} onClick={() => onRestore(version)}>{words.restore}</Button>
            <ReplayLink policy={version.version} />
          </div>
        )}
      </div>
    ),
  }
}
