import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useMemo } from 'react'
import { count } from '@/shared/ui/number'
import { DataTable, EmptyState, type Column } from '@/shared/ui'
import { draftOptions } from '../ruleset/useDraftRules'
import { rulesOptions } from '../useRouting'
import { Bars, Difference, Legend } from './Bars'
import { difference, type Replay } from './figures'
import classes from './Replay.module.css'
import { Section } from './Section'
import { strings } from './strings'
import { lineWords } from './words'

type Line = Replay['rules'][number]
const words = strings.rules

const nameOf = ({ line, rule_id: id = 0, name = '' }: Line) => lineWords({ line, rule: line === 'rule' ? { id, name } : null })

/** How many leads each line of the rules took, and would have taken. */
export function RulesTable({ replay: { rules, policy } }: { replay: Replay }) {
  const ofDraft = policy.kind === 'draft'
  const { data: live } = useQuery(rulesOptions)
  const { data: draft } = useQuery(draftOptions)
  const there = ofDraft ? draft?.rules : live?.items
  const columns = useMemo(() => columnsOf(rules, ofDraft, new Set(there?.map(({ id }) => id))), [rules, ofDraft, there])
  return (
    <Section title={words.title} hint={words.hint} side={<Legend />}>
      <DataTable label={words.title} columns={columns} rows={rules} rowId={({ line, rule_id }) => `${line} ${rule_id ?? ''}`} rowName={nameOf} empty={<EmptyState title={words.nothing} />} />
    </Section>
  )
}

/** `there`: the rules that can be looked at. */
function columnsOf(rules: Line[], ofDraft: boolean, there: Set<number>): Column<Line>[] {
  const most = Math.max(...rules.flatMap(({ before, after }) => [before, after]))
  const named = (line: Line) => (line.rule_id !== undefined && there.has(line.rule_id)
    ? <Link to="/admin/routing-rules" search={ofDraft ? { draft: 'true' as const } : {}} hash={`rule-${line.rule_id}`} className={classes.link}>{nameOf(line)}</Link>
    : <span className={line.line === 'rule' ? undefined : classes.quiet}>{nameOf(line)}</span>)
  return [
    { id: 'rule', header: words.rule, onCard: 'title', cell: named },
    { id: 'bars', header: strings.table.leads, width: 320, cell: ({ before, after }) => <Bars before={before} after={after} most={most} /> },
    { id: 'before', header: strings.table.before, align: 'end', width: 96, onCard: 'hidden', cell: ({ before }) => count(before) },
    { id: 'after', header: strings.table.after, align: 'end', width: 96, onCard: 'hidden', cell: ({ after }) => count(after) },
    { id: 'difference', header: strings.table.difference, align: 'end', width: 112, onCard: 'side', cell: (line) => <Difference n={difference(line)} /> },
  ]
}
