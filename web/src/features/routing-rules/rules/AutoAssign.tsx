import { Alert, Stack, Switch } from '@mantine/core'
import { SectionCard, toast } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import type { Routing } from '../useRouting'

const words = strings.auto

/** `bare`: with it on, nobody would get anything. */
export function AutoAssign({ routing, bare }: { routing: Routing; bare: boolean }) {
  const { set: write, drafting } = useRuleset()
  const on = routing.auto_assign

  function set(auto_assign: boolean) {
    const said = () => { if (!drafting) toast.done(auto_assign ? words.switchedOn : words.switchedOff) }
    void write({ auto_assign, otherwise: routing.otherwise }).then(said, toast.failed)
  }

  return (
    <SectionCard>
      <Stack gap="sm">
        <Switch checked={on} onChange={(event) => set(event.currentTarget.checked)} label={words.label} description={on ? words.on : words.off} styles={{ label: { fontWeight: 500 }, description: { fontSize: 14 } }} />
        {on && bare && <Alert color="yellow" c="var(--fl-warning)" styles={{ message: { color: 'inherit' } }}>{words.nobody}</Alert>}
      </Stack>
    </SectionCard>
  )
}
