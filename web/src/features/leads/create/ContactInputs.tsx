import { SimpleGrid, TextInput } from '@mantine/core'
import { strings } from '../strings'
import type { LeadDraft } from './draft'
import type { Known } from './known'
import { KnownNote } from './KnownNote'
import { hinted, type Part } from './part'

const words = strings.create

type TextKey = 'name' | 'email' | 'phone' | 'company' | 'country' | 'language'

/** How the lead is known and reached, and who is known by that already. */
export function ContactInputs({ lead, set, problem, known }: Part & { known: Known[] }) {
  const text = (field: TextKey) => ({
    label: words[field], value: lead[field], maxLength: 400, autoComplete: 'off', error: problem(field),
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value } as Partial<LeadDraft>),
  })
  return (
    <>
      <TextInput {...text('name')} data-autofocus />
      <div>
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput {...text('email')} type="email" />
          <TextInput {...text('phone')} type="tel" />
        </SimpleGrid>
        <KnownNote known={known} status={lead.status} />
      </div>
      <TextInput {...text('company')} />
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput {...text('country')} {...hinted(words.countryHint)} />
        <TextInput {...text('language')} {...hinted(words.languageHint)} />
      </SimpleGrid>
    </>
  )
}
