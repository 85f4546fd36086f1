import { Button, Text } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconListCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ErrorState, InfoDialog } from '@/shared/ui'
import { toneSoft, toneText } from '@/shared/ui/tone'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import { rotationsOptions, type Rule } from '../useRouting'
import classes from './Check.module.css'
import { FindingList } from './FindingList'
import { checkOptions, type Finding } from './useCheck'
import { countWords, numberOf, severities, toneOf } from './words'

const words = strings.check

/** How many findings there are, and all of them when asked. `onEdit` opens a rule that one is about. */
export function CheckButton({ rules, onEdit }: { rules: Rule[]; onEdit: (rule: Rule) => void }) {
  const { drafting } = useRuleset()
  const [opened, dialog] = useDisclosure()
  const { data, error, refetch } = useQuery(checkOptions(drafting))
  const findings = data?.items ?? []

  function edit(rule: Rule) {
    dialog.close()
    onEdit(rule)
  }

  return (
    <>
      <Button
        variant="subtle" h={28} px={8} leftSection={<IconListCheck size={16} stroke={1.6} />} rightSection={<Counts findings={findings} />}
        aria-label={words.button(data ? countWords(findings) : undefined)} onClick={dialog.open}
      >
        {words.check}
      </Button>
      <InfoDialog opened={opened} onClose={dialog.close} title={drafting ? words.titleDraft : words.title}>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {data && findings.length === 0 && <Text>{words.none}</Text>}
        <div className={classes.all}><FindingList findings={findings} label={words.found} renderAbout={(all) => <About findings={all} rules={rules} onEdit={edit} />} /></div>
      </InfoDialog>
    </>
  )
}

function Counts({ findings }: { findings: Finding[] }) {
  const counted = severities.filter((severity) => numberOf(findings, severity) > 0)
  if (counted.length === 0) return null
  return (
    <span className={classes.counts} aria-hidden>
      {counted.map((severity) => (
        <span key={severity} className={classes.count} style={{ background: toneSoft(toneOf[severity]), color: toneText(toneOf[severity]) }}>{numberOf(findings, severity)}</span>
      ))}
    </span>
  )
}

type AboutProps = { findings: Finding[]; rules: Rule[]; onEdit: (rule: Rule) => void }
const mostNamed = 3

/** The first of those whom findings that say the same are about; each has it in its own row, too. */
function About({ findings, ...props }: AboutProps) {
  const more = findings.length - mostNamed
  return (
    <>
      {findings.slice(0, mostNamed).map((one) => <AboutOne key={one.rule_id} finding={one} {...props} />)}
      {more > 0 && <span className={classes.line}>{words.more(more)}</span>}
    </>
  )
}

function AboutOne({ finding, rules, onEdit }: Omit<AboutProps, 'findings'> & { finding: Finding }) {
  const { data: rotations } = useQuery(rotationsOptions)
  const rule = rules.find(({ id }) => id === finding.rule_id)
  const rotation = rotations?.items.find(({ id }) => id === finding.rotation_id)
  if (rule) return <button type="button" className={classes.about} onClick={() => onEdit(rule)}>{rule.name}</button>
  if (rotation) return <Link to="/admin/routing-rules" search={{ tab: 'rotations', rotation: rotation.id }} className={classes.about}>{rotation.name}</Link>
  return <span className={classes.line}>{strings.rules.anyOther}</span>
}
