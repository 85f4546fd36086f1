import { useQuery } from '@tanstack/react-query'
import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'
import type { Rule } from '../useRouting'

export type Finding = components['schemas']['RoutingFinding']
export type Severity = Finding['severity']

export const checkOptions = (ofDraft: boolean) => api.queryOptions('get', '/api/v1/routing/check', { params: { query: { policy: ofDraft ? 'draft' : 'live' } } })

/** What was found in the rules that are live, or in the draft; nothing until it is known. */
export function useFindings(ofDraft: boolean): Finding[] {
  return useQuery(checkOptions(ofDraft)).data?.items ?? []
}

/** What a rule’s row says in words of its own. */
const worded = new Set<Finding['code']>(['broken', 'unknown_field', 'inactive_target'])

/** What the row of a rule has to say beyond that: what is about it, and what keeps its rotation from giving its leads away. */
export function ofRule(findings: Finding[], { id, enabled, broken, target }: Rule): Finding[] {
  return findings.filter((one) => !worded.has(one.code) && (one.rule_id === id || (enabled && !broken && holdsUp(one, target.rotation_id))))
}

/** What the last line has to say: which leads come down to it though rules look at such things, and what is wrong with its rotation. */
export function ofLastLine(findings: Finding[], rotation: number | undefined): Finding[] {
  return findings.filter((one) => one.code === 'unmatched_values' || holdsUp(one, rotation))
}

export function ofRotation(findings: Finding[], rotation: number): Finding[] {
  return findings.filter((one) => one.rotation_id === rotation)
}

/** Hours without anybody are for the rotation to tell: they are as they are for all its rules. */
function holdsUp({ severity, rotation_id }: Finding, rotation: number | undefined): boolean {
  return rotation !== undefined && rotation_id === rotation && severity !== 'info'
}

/** What says the same of several rules: one covers them all, perhaps. */
export function alike(findings: Finding[]): [Finding, ...Finding[]][] {
  const groups = new Map<string, [Finding, ...Finding[]]>()
  for (const one of findings) {
    const key = `${one.code} ${one.message}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return [...groups.values()]
}
