import { toast } from '@/shared/ui'
import { useRuleset } from '../ruleset/ruleset'
import { strings } from '../strings'
import type { Rule } from '../useRouting'

const words = strings.rules

/** Switches a rule on or off. */
export function useEnable() {
  const { enable, drafting } = useRuleset()
  return (rule: Rule, on: boolean) => {
    const said = () => { if (!drafting) toast.done(on ? words.turnedOn(rule.name) : words.turnedOff(rule.name)) }
    void enable(rule, on).then(said, toast.failed)
  }
}
