import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState, Loading, SectionCard } from '@/shared/ui'
import classes from '../Sources.module.css'
import { strings } from '../strings'
import { formsOptions, type SourceForm } from '../useSources'
import { EditForm } from './EditForm'

const words = strings.forms

/** The forms whose leads have come. */
export function FormList({ source }: { source: number }) {
  const { data, error, refetch } = useQuery(formsOptions(source))
  const [edited, setEdited] = useState<SourceForm>()
  if (data?.items.length === 0) return <SectionCard title={words.title} hint={words.empty} />
  return (
    <SectionCard title={words.title} hint={words.hint} flush>
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && !data && <div className={classes.loading}><Loading lines={2} /></div>}
      {data && (
        <ul className={classes.rows} aria-label={words.title}>
          {data.items.map((form) => (
            <li key={form.key} className={classes.row}>
              <div className={classes.about}>
                <span className={classes.strong}>{form.name || words.noForm}</span>
                <span className={classes.dim}>{words.questions(form.columns.length)}</span>
              </div>
              {form.name && <Button variant="default" h={30} px={12} aria-label={words.edit(form.name)} onClick={() => setEdited(form)}>{strings.menu.edit}</Button>}
            </li>
          ))}
        </ul>
      )}
      {edited && <EditForm source={source} form={edited} onClose={() => setEdited(undefined)} />}
    </SectionCard>
  )
}
