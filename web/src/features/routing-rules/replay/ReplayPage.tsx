import { ActionIcon } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, Navigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMe } from '@/shared/api/useMe'
import { ErrorState, Loading, PageHeader, SectionCard, SettingsPage } from '@/shared/ui'
import { draftOptions } from '../ruleset/useDraftRules'
import { routingOptions } from '../useRouting'
import { CopyLink } from './CopyLink'
import { DraftGone } from './Gone'
import { isSettled, questionOf, searchOf, settle, type Question } from './question'
import { Replaying } from './Replaying'
import { strings } from './strings'

/** Rules run over leads that have come in. The address is the whole question: who opens it, sees the same. */
export function ReplayPage() {
  const question = questionOf(useSearch({ from: '/shell/admin/routing-rules/replay' }))
  return (
    <SettingsPage wide header={<PageHeader title={strings.title} hint={strings.hint} before={<Back question={question} />} actions={isSettled(question) && <CopyLink />} />}>
      <Asked question={question} />
    </SettingsPage>
  )
}

function Asked({ question }: { question: Question }) {
  const me = useMe()
  const routing = useQuery(routingOptions)
  const draft = useQuery(draftOptions)
  const [now] = useState(() => new Date())
  const failed = [routing, draft].find((query) => query.error && !query.data)

  if (failed) return <SectionCard><ErrorState error={failed.error} onRetry={() => void failed.refetch()} /></SectionCard>
  if (!routing.data || !draft.data || !me.data) return <SectionCard><Loading lines={6} /></SectionCard>
  const { version: live } = routing.data
  const { revision } = draft.data
  if (question.policy === 'draft' && revision === 0) return <DraftGone question={question} />
  if (!isSettled(question)) return <Navigate to="/admin/routing-rules/replay" search={searchOf(settle(question, { now, live, revision }))} replace />
  return <Replaying question={question} live={live} draft={draft.data} zone={me.data.workspace.zone} />
}

function Back({ question: { policy } }: { question: Question }) {
  const drafting = policy === 'draft'
  return (
    <ActionIcon aria-label={drafting ? strings.backToDraft : strings.back} renderRoot={(props) => <Link to="/admin/routing-rules" search={drafting ? { draft: 'true' as const } : {}} {...props} />}>
      <IconArrowLeft size={18} stroke={1.6} />
    </ActionIcon>
  )
}
