import { createContext, useContext } from 'react'
import { bodyOf, type NewRule, type Routing, type Rule } from '../useRouting'

export type Settings = Pick<Routing, 'auto_assign' | 'otherwise'>
export type Rules = Settings & { rules: Rule[] }

/** Where the rules on a screen are written: live for the next lead, or into the draft. What is refused is thrown. */
export type Ruleset = {
  drafting: boolean
  /** A new rule at the end, or right below another. */
  add: (body: NewRule, below?: Rule) => Promise<void>
  /** Replaces a rule by what was made with it in sight: `rule_changed` if somebody else has changed it since. */
  replace: (rule: Rule, body: NewRule) => Promise<void>
  /** The rule as it stands there now. */
  read: (rule: Rule) => Promise<Rule>
  /** Shown before it is answered, as `set` is. */
  enable: (rule: Rule, on: boolean) => Promise<void>
  remove: (rule: Rule) => Promise<void>
  order: (rules: Rule[]) => Promise<void>
  set: (settings: Settings) => Promise<void>
}

/** Whether two rules have the same name and do the same. */
export function sameRule(a: Rule, b: Rule): boolean {
  return JSON.stringify(bodyOf(a)) === JSON.stringify(bodyOf(b))
}

const Context = createContext<Ruleset | undefined>(undefined)

export const RulesetProvider = Context.Provider

/** The rules that the screen is about. */
export function useRuleset(): Ruleset {
  const ruleset = useContext(Context)
  if (!ruleset) throw new Error('no ruleset around')
  return ruleset
}
