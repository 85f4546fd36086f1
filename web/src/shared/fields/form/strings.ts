import { count } from '@/shared/ui/number'
import type { FieldType } from '../useFields'

const types: Record<FieldType, { name: string; hint: string }> = {
  text: { name: 'Text', hint: 'Words, such as a remark.' },
  number: { name: 'Number', hint: 'A number, such as rooms. Filters ask for at least and at most.' },
  money: { name: 'Money', hint: 'An amount in the workspace’s currency.' },
  date: { name: 'Date', hint: 'A day, such as 31 May 2026.' },
  choice: { name: 'Choice', hint: 'One of the choices below.' },
  multi_choice: { name: 'Several choices', hint: 'Any of the choices below.' },
  yes_no: { name: 'Yes or no', hint: 'Yes, or no.' },
  phone: { name: 'Phone', hint: 'A phone number, which can be called.' },
  url: { name: 'Web address', hint: 'A link, which can be opened.' },
}

/** Words of the form of a field, and of types. */
export const strings = {
  types,
  add: 'Add field',
  name: 'Name',
  nameMissing: 'Write a name.',
  key: 'Key',
  added: (name: string) => `${name} is added.`,
  addedFilling: (name: string) => `${name} is added. Answers of earlier leads are being filled in.`,
  editTitle: 'Edit field',
  saved: (name: string) => `${name} is saved.`,
  namePlaceholder: 'Budget',
  type: 'Type',
  typeFixed: 'Answers are kept as this type, so it does not change.',
  choicesLabel: 'Choices',
  choicesHint: 'One on each line, in the order in which they are offered.',
  choicesMissing: 'Write at least one choice.',
  choicesKept: 'Leads keep a choice that is no more.',
  line: (n: number, message: string) => `Line ${count(n)}: ${message}`,
  keyHint: 'What forms and the API call it. It never changes.',
}
