import { arity, customPrefix } from '@/shared/conditions/fields'
import { strings } from '../strings'
import { isGroup, type DraftComparison, type RuleDraft } from './draft'

export type Complaint = { field: string; message: string }

const words = strings.editor.missing

/** What is plainly missing, told before the server is asked. Whether a value makes sense is the server's to say. */
export function missingIn({ name, conditions, target }: RuleDraft): Complaint[] {
  const complaints = conditions.flatMap((condition, index) => {
    const path = `conditions[${index}]`
    if (!isGroup(condition)) return missingInOne(condition, path)
    return condition.conditions.flatMap((one, place) => missingInOne(one, `${path}.conditions[${place}]`))
  })
  if (name.trim() === '') complaints.unshift({ field: 'name', message: words.name })
  if (target.kind === 'agent' && !target.agentId) complaints.push({ field: 'target', message: words.agent })
  if (target.kind === 'rotation' && !target.rotationId) complaints.push({ field: 'target', message: words.rotation })
  return complaints
}

function missingInOne({ field, operator, values }: DraftComparison, path: string): Complaint[] {
  const given = values.filter((value) => value.trim() !== '').length
  const wanted = { none: 0, one: 1, list: 1, range: 2 }[arity(operator)]
  return [
    ...(field === customPrefix ? [{ field: `${path}.field`, message: words.answer }] : []),
    ...(given < wanted ? [{ field: `${path}.value`, message: wanted === 2 ? words.range : words.value }] : []),
  ]
}
