import { IconPlayerStop } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { isProblem, wrongInputs } from '@/shared/api/problem'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { useNow } from '@/shared/ui/useNow'
import type { Draft } from '../ruleset/useDraftRules'
import { asked, formOf, type Form } from './form'
import { NoLeads } from './NoLeads'
import { searchOf, type Settled } from './question'
import { QuestionForm } from './QuestionForm'
import classes from './Replay.module.css'
import { Result } from './Result'
import { strings } from './strings'
import { useReplay } from './useReplay'

type Props = { question: Settled; live: number; draft: Draft; zone: string }

/** What is asked, above what came of it. */
export function Replaying({ question, live, draft, zone }: Props) {
  const { replay, isOld, running, cancelled, error, again, cancel } = useReplay(question)
  const ask = useAsk()
  const [form, setForm] = useForm(question, zone)
  // The question whose answer was last on the screen: where a cancelled one goes back to.
  const answered = useRef<Settled>(undefined)
  useEffect(() => {
    if (replay && !isOld) answered.current = question
  })

  const run = (next: Settled) => (same(next, question) ? again() : ask(next))
  async function stop() {
    await cancel()
    if (!answered.current || same(answered.current, question)) return
    setForm(form, answered.current)
    ask(answered.current, true)
  }

  const wrong = isProblem(error) && error.status === 422 ? wrongInputs(error) : {}
  return (
    <>
      <QuestionForm
        form={form} onChange={(next) => setForm(next, question)} live={live} draft={draft} zone={zone} running={running} wrong={wrong}
        onRun={() => run(asked(form, { now: new Date(), zone }, draft.revision))} onCancel={() => void stop()}
      />
      {replay && (
        <div className={classes.result} data-old={isOld || undefined} aria-busy={isOld && running}>
          {replay.leads === 0
            ? <NoLeads replay={replay} onAsk={(time) => run(asked({ ...form, time }, { now: new Date(), zone }, draft.revision))} />
            : <Result replay={replay} linked={question.revision} draft={draft} zone={zone} onAgain={() => run({ ...question, revision: draft.revision })} />}
        </div>
      )}
      {!replay && running && <SectionCard title={strings.running.title} hint={strings.running.hint}><Loading lines={8} /></SectionCard>}
      {!replay && cancelled && <SectionCard><EmptyState icon={IconPlayerStop} title={strings.cancelled.title} hint={strings.cancelled.hint} /></SectionCard>}
      {error && Object.keys(wrong).length === 0 && <SectionCard><ErrorState error={error} onRetry={again} /></SectionCard>}
    </>
  )
}

/** Opens the address of a question. */
function useAsk() {
  const navigate = useNavigate()
  return (question: Settled, replace = false) => void navigate({ to: '/admin/routing-rules/replay', search: searchOf(question), replace, resetScroll: false })
}

const same = (a: Settled, b: Settled) => JSON.stringify(searchOf(a)) === JSON.stringify(searchOf(b))

/** The inputs: those of the question in the address, until somebody changes them. */
function useForm(question: Settled, zone: string) {
  const now = useNow()
  const [edited, setEdited] = useState<{ of: Settled; form: Form }>()
  const form = edited && same(edited.of, question) ? edited.form : formOf(question, { now, zone })
  return [form, (next: Form, of: Settled) => setEdited({ of, form: next })] as const
}
