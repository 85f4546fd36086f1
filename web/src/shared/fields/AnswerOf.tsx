import { Text, Tooltip } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { telTo } from '@/shared/leads/reach'
import { useLocale } from '@/shared/locale/locale'
import { answerWords, fits } from './answers'
import classes from './Fields.module.css'
import { strings } from './strings'
import type { Field } from './useFields'

type Props = {
  field: Field
  answer: unknown
  /** Where nothing else can be clicked, an address and a phone number are links. */
  link?: boolean
}

/** What a lead answered to a custom field. Nothing known is nothing. */
export function AnswerOf({ field, answer, link = false }: Props) {
  useLocale()
  const words = answerWords(field, answer)
  if (words === '') return null
  if (!fits(field, answer)) return <AsItCame words={words} />
  if (field.type === 'url' && link) return <a href={words} target="_blank" rel="noopener noreferrer" className={classes.link}>{words}</a>
  if (field.type === 'phone' && link) return <a href={telTo(words)} className={classes.link}>{words}</a>
  const figures = ['number', 'money', 'date'].includes(field.type)
  return <span className={figures ? classes.figures : undefined}>{words}</span>
}

function AsItCame({ words }: { words: string }) {
  return (
    <Tooltip label={strings.asItCame}>
      <span className={classes.asItCame}>
        {words}
        <Text span c="var(--fl-warning)" className={classes.mark}><IconInfoCircle size={14} role="img" aria-label={strings.asItCame} /></Text>
      </span>
    </Tooltip>
  )
}
