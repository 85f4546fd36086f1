import { Stack } from '@mantine/core'
import { useMemo } from 'react'
import { SectionCard } from '@/shared/ui'
import { ChoiceField } from '@/shared/ui/ChoiceField'
import type { Values } from './draft'
import { exampleOf } from './example'
import { currencyOptions, languageOptions } from './options'
import { strings } from './strings'
import type { Form } from './useSettings'

const words = strings.writing

export function WritingCard({ values: { language, currency }, form: { set, wrong } }: { values: Values; form: Form }) {
  const languages = useMemo(() => languageOptions(language), [language])
  const currencies = useMemo(() => currencyOptions(currency), [currency])
  return (
    <SectionCard title={words.title}>
      <Stack gap="md">
        <ChoiceField
          label={strings.fields.language} hint={words.example(exampleOf(language, currency))} none={words.languageNone} options={languages}
          value={language} error={wrong.language} onChange={(next) => set({ language: next })}
        />
        <ChoiceField
          label={strings.fields.currency} hint={words.currencyHint} none={words.currencyNone} options={currencies}
          value={currency} error={wrong.currency} onChange={(next) => set({ currency: next })}
        />
      </Stack>
    </SectionCard>
  )
}
