import { Stack } from '@mantine/core'
import { Facts } from '@/shared/ui'
import { count, exactBalance } from '@/shared/ui/number'
import { exact } from '@/shared/ui/relative'
import { strings } from './strings'
import type { Decision } from './candidates'
import classes from './Decisions.module.css'

const words = strings.why

/** Figures for those who want to check them. Closed until asked for. */
export function DecisionDetails({ decision }: { decision: Decision }) {
  const open = decision.candidates.some((candidate) => candidate.open !== null)
  return (
    <details>
      <summary className={classes.summary}>{words.details}</summary>
      <Stack gap="md" mt="sm">
        <Facts
          facts={[
            { label: words.time, value: decision.at && exact(new Date(decision.at)) },
            ...(decision.version === null ? [] : [{ label: words.version, value: decision.version }]),
          ]}
        />
        {decision.candidates.length > 0 && (
          <table className={classes.figures} aria-label={words.engine}>
            <thead>
              <tr>
                <th scope="col">{words.agentColumn}</th>
                {open && <th scope="col" className={classes.end}>{words.openColumn}</th>}
                <th scope="col" className={classes.end}>{words.before}</th>
                <th scope="col" className={classes.end}>{words.after}</th>
              </tr>
            </thead>
            <tbody>
              {decision.candidates.map((candidate) => (
                <tr key={candidate.agent_id}>
                  <th scope="row">{candidate.name}</th>
                  {open && <td className={classes.end}>{candidate.open === null ? '–' : count(candidate.open)}</td>}
                  <td className={classes.end}>{exactBalance(candidate.balance_before)}</td>
                  <td className={classes.end}>{exactBalance(candidate.balance_after)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Stack>
    </details>
  )
}
