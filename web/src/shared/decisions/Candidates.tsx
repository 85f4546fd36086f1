import { Stack, Text, Title } from '@mantine/core'
import { useMe } from '@/shared/api/useMe'
import { skipWords } from '@/shared/availability/skips'
import { BalanceBar, PersonName } from '@/shared/ui'
import { inOrder, owedAtChoice, skipOf, type Decision } from './candidates'
import classes from './Decisions.module.css'
import { strings as words } from './strings'

/** `tried`: nobody got it, it is about a made-up lead. */
export function Candidates({ decision, tried = false }: { decision: Decision; tried?: boolean }) {
  const turn = decision.rotation !== null
  const workspace = useMe().data?.workspace.zone
  const reading = { now: new Date(decision.at ?? 0), workspace, record: true }
  const scale = Math.max(...decision.candidates.map((candidate) => Math.abs(owedAtChoice(candidate, decision))))
  return (
    <Stack gap="xs" component="section">
      <div>
        <Title order={3}>{decision.rotation ? words.candidates(decision.rotation.name) : words.awaited}</Title>
        {turn && <Text size="xs" c="dimmed">{tried ? words.triedHint : words.candidatesHint}</Text>}
      </div>
      <ul className={classes.candidates}>
        {inOrder(decision).map((candidate) => {
          const skip = skipOf(candidate)
          const chosen = candidate.agent_id === decision.chosen?.agent_id
          return (
            <li key={candidate.agent_id} className={classes.candidate} data-chosen={chosen || undefined}>
              <span className={classes.who}>
                <PersonName person={candidate} inactive={!candidate.eligible} size={20} />
                {chosen && <span className={classes.chosen}>{tried ? words.wouldGet : words.chosen}</span>}
                {skip && <span className={classes.skipped}>{words.skipped(skipWords(skip, reading))}</span>}
                {!skip && candidate.open !== null && <span className={classes.skipped}>{words.open(candidate.open)}</span>}
              </span>
              {turn && <BalanceBar balance={owedAtChoice(candidate, decision)} scale={scale} />}
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
