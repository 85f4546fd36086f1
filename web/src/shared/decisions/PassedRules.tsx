import { Button, Stack, Title } from '@mantine/core'
import { useState } from 'react'
import { useNames } from '@/shared/conditions/useNames'
import { strings } from './strings'
import type { Decision } from './candidates'
import { passedWords } from './sentences'
import classes from './Decisions.module.css'

const few = 6

export function PassedRules({ passed }: { passed: Decision['passed'] }) {
  const names = useNames()
  const [all, setAll] = useState(passed.length <= few)
  return (
    <Stack gap="xs" component="section" align="flex-start">
      <Title order={3}>{strings.why.passed}</Title>
      <ol className={classes.passed}>
        {passed.slice(0, all ? undefined : few).map((rule, index) => <li key={rule.rule.id}>{passedWords(rule, index, names)}</li>)}
      </ol>
      {!all && <Button variant="subtle" size="compact-sm" onClick={() => setAll(true)}>{strings.why.showAllPassed(passed.length)}</Button>}
    </Stack>
  )
}
