import { Button, Input, Menu } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useFields } from '@/shared/fields/useFields'
import { OrderedList, useOrder } from '@/shared/ui'
import { fills, open, type Question } from './draft'
import { QuestionRow } from './QuestionRow'
import { strings } from './strings'
import classes from './Website.module.css'

const words = strings.questions

type Props = { questions: Question[]; wrong: Record<string, string>; onChange: (questions: Question[]) => void }

/** What a form asks, in order. */
export function QuestionList({ questions, wrong, onChange }: Props) {
  const fields = useFields()
  const { items, place, said } = useOrder({
    items: questions, keyOf: ({ key }) => key, nameOf: ({ key }) => fills(key, fields),
    // Kept here until the whole form is saved.
    queryKey: ['draft', 'questions'], topic: 'draft', save: async (next) => onChange(next),
  })
  const set = (key: string, part: Partial<Question>) => onChange(questions.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const left = open(questions, fields)
  const item = ({ key, label }: { key: string; label: string }) => <Menu.Item key={key} onClick={() => onChange([...questions, { key, label, required: false }])}>{label}</Menu.Item>
  return (
    <Input.Wrapper label={words.label} labelElement="div" error={wrong.questions}>
      <div className={classes.questions}>
        <OrderedList label={words.label} said={said}>
          {items.map((question, index) => (
            <QuestionRow
              key={question.key} question={question} fills={fills(question.key, fields)} place={place(question, index)}
              error={wrong[`questions[${index}].label`] ?? wrong[`questions[${index}].key`]}
              onChange={(part) => set(question.key, part)} onRemove={() => onChange(questions.filter(({ key }) => key !== question.key))}
            />
          ))}
        </OrderedList>
        <Menu position="bottom-start" width={240}>
          <Menu.Target><Button className={classes.add} variant="default" leftSection={<IconPlus size={16} />} disabled={left.standard.length + left.fields.length === 0}>{words.add}</Button></Menu.Target>
          <Menu.Dropdown className={classes.menu}>
            {left.standard.length > 0 && <Menu.Label>{words.standard}</Menu.Label>}
            {left.standard.map(item)}
            {left.fields.length > 0 && <Menu.Label>{words.fields}</Menu.Label>}
            {left.fields.map(item)}
          </Menu.Dropdown>
        </Menu>
      </div>
    </Input.Wrapper>
  )
}
