import { Button } from '@mantine/core'
import { api } from '@/shared/api/client'
import { useStale } from '@/shared/live/useStale'
import { RelativeTime, SectionCard, StatusBadge, toast } from '@/shared/ui'
import classes from './Sources.module.css'
import { strings } from './strings'
import type { Source } from './useSources'

const words = strings.pages

/** The pages whose leads come, and asking for those that have not. */
export function PageList({ source: { id, pages, asked_at } }: { source: Source }) {
  const stale = useStale()
  const { mutate, isPending } = api.useMutation('post', '/api/v1/sources/{id}/ask', {
    onSuccess: () => {
      toast.done(words.asking)
      void stale('sources')
    },
    onError: toast.failed,
  })
  const ask = <Button variant="default" h={30} px={12} loading={isPending} onClick={() => mutate({ params: { path: { id } } })}>{words.ask}</Button>
  return (
    <SectionCard title={words.title} hint={asked_at ? <>{words.asked} <RelativeTime at={asked_at} /></> : words.never} action={ask} flush={pages.length > 0}>
      {pages.length > 0 && (
        <ul className={classes.rows} aria-label={words.title}>
          {pages.map((page) => (
            <li key={page.id} className={classes.row}>
              <div className={classes.about}>
                <span className={classes.strong}>{page.name}</span>
                <span className={classes.dim}>{page.problem ?? page.id}</span>
              </div>
              <StatusBadge tone={page.sends ? 'positive' : 'critical'} label={page.sends ? words.sends : words.silent} />
            </li>
          ))}
        </ul>
      )}
    </SectionCard>
  )
}
