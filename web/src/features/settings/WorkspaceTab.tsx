import type { FormEvent } from 'react'
import { ErrorState, Loading, SaveBar, SectionCard } from '@/shared/ui'
import { IncomingCard } from './IncomingCard'
import classes from './Settings.module.css'
import { strings } from './strings'
import { useSettings } from './useSettings'
import { WorkspaceCard } from './WorkspaceCard'
import { WritingCard } from './WritingCard'

/** What a workspace is called, and how it writes and takes in. */
export function WorkspaceTab() {
  const form = useSettings()
  const { settings, values, error, changed } = form

  function submit(event: FormEvent) {
    event.preventDefault()
    form.save()
  }
  if (!settings || !values) return <SectionCard>{error ? <ErrorState error={error} onRetry={() => void form.refetch()} /> : <Loading lines={10} />}</SectionCard>
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <WorkspaceCard values={values} form={form} />
      <WritingCard values={values} form={form} />
      <IncomingCard settings={settings} values={values} form={form} />
      <SaveBar
        unsaved={changed.length > 0 && strings.unsaved(changed.map((field) => strings.fields[field]))} error={form.refusal}
        onDiscard={form.discard} pending={form.saving}
      />
    </form>
  )
}
