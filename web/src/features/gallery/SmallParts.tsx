import { Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { AgentSelect, BalanceBar, CodeBlock, CopyField, Count, Joint, KeyHint, LeadsTo, LogoMark, Money, PersonName, Phrase, ProgressLine, RelativeTime, SaveBar, SectionCard, Sentence, SentencePart, StatusBadge, Timeline, toast, tones } from '@/shared/ui'
import { MoneyField, NumberField } from '@/shared/ui/NumberField'
import { ChoiceField } from '@/shared/ui/ChoiceField'
import { AgentChecklist } from '@/shared/ui/agents/AgentChecklist'
import { FileDrop } from '@/shared/ui/FileDrop'
import { ShareBars } from '@/shared/ui/ShareBars'
import { StackedBars } from '@/shared/ui/StackedBars'
import { ago, barDays, barSeries, people, timeline } from './samples'

const balances = [1.8, 0.8, 0, -0.4, -2.2]

export function SmallParts() {
  const [agent, setAgent] = useState<number | null | undefined>(2)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set([2]))
  return (
    <>
      <SectionCard title="StatusBadge" hint="A tone comes from the data; the word carries the meaning.">
        <Group gap="xs">{tones.map((tone) => <StatusBadge key={tone} tone={tone} label={tone} />)}</Group>
      </SectionCard>
      <SectionCard title="LogoMark">
        <Group gap="lg"><LogoMark /><LogoMark size={40} /></Group>
      </SectionCard>
      <SectionCard title="Avatar and PersonName">
        <Group gap="lg">
          {people.map((person) => <PersonName key={person.id} person={person} />)}
          <PersonName person={{ name: 'Eve Moreau' }} inactive />
          <PersonName person={null} />
        </Group>
      </SectionCard>
      <SectionCard title="AgentSelect">
        <Stack maw={280} gap="xs">
          <AgentSelect label="Assigned Agent" agents={people} value={agent} onChange={setAgent} />
          <AgentSelect label="Nobody chosen" agents={people} value={undefined} onChange={setAgent} placeholder="Choose a team member" unassignable={false} />
          <AgentSelect label="Unassigned lead" agents={people} value={null} onChange={setAgent} disabled />
        </Stack>
      </SectionCard>
      <SectionCard title="AgentChecklist and ShareBars" hint="Who is meant, and how many each gets.">
        <Stack maw={420} gap="md">
          <AgentChecklist label="Chosen agents" agents={people} chosen={chosen} onChange={setChosen} gets={new Map([[2, 60]])} />
          <ShareBars label="How many each gets" shares={people.map(({ id, name }, index) => ({ agent_id: id, name, count: 60 - 20 * index }))} />
        </Stack>
      </SectionCard>
      <SectionCard title="StackedBars" hint="Figures of days, and the same as a table.">
        <StackedBars label="Leads by day" days={barDays} series={barSeries} words={{ table: 'Figures as a table', day: 'Day', total: 'In all' }} />
      </SectionCard>
      <SectionCard title="Sentence" hint="A rule, as it is read aloud.">
        <Stack gap="xs">
          <Sentence>
            <Joint>When</Joint><SentencePart>source is Facebook</SentencePart><Joint>and</Joint><SentencePart>form is Home valuation</SentencePart>
            <LeadsTo label="then" /><SentencePart tone="brand">Buyers, in turn (4 agents)</SentencePart>
          </Sentence>
          <Sentence>
            <Joint>Any other lead</Joint><LeadsTo label="then" /><SentencePart>stays unassigned</SentencePart>
          </Sentence>
          <Sentence>
            <Joint>When</Joint><SentencePart tone="critical">Budget (deleted) is over 5,000</SentencePart><LeadsTo label="then" /><SentencePart tone="brand">Ana</SentencePart>
          </Sentence>
        </Stack>
      </SectionCard>
      <SectionCard title="Phrase" hint="A sentence of the catalogue with names in it.">
        <Phrase text="{who} reassigned this lead to {to}" values={{ who: 'Maria Lopez', to: 'Ana Costa' }} />
      </SectionCard>
      <SectionCard title="BalanceBar" hint="Owed grows to the left of zero, ahead to the right.">
        <Stack gap={8}>{balances.map((balance, index) => <Group key={balance} gap="md"><span style={{ width: 110 }}><PersonName person={people[index] ?? { name: 'Eve Moreau' }} size={20} /></span><BalanceBar balance={balance} scale={2.5} /></Group>)}</Stack>
      </SectionCard>
      <SectionCard title="CopyField and CodeBlock">
        <Stack gap="md">
          <CopyField label="Secret" hint="Shown once." value="whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" />
          <CodeBlock label="A sample message">{JSON.stringify({ type: 'lead.assigned', data: { lead: { id: 7, name: 'Jo March' } } }, null, 2)}</CodeBlock>
          <CodeBlock label="Something to take elsewhere" copyable>{'<form method="post">…</form>'}</CodeBlock>
        </Stack>
      </SectionCard>
      <SectionCard title="FileDrop">
        <Stack gap="md">
          <FileDrop label="Drop a CSV file here, or choose one" hint="Up to 100 MB" accept=".csv" onFile={({ name }) => toast.done(`${name} is here.`)} />
          <FileDrop label="Drop a CSV file here, or choose one" accept=".csv" disabled onFile={() => {}} />
        </Stack>
      </SectionCard>
      <SectionCard title="ProgressLine">
        <Stack gap="md" maw={320}><ProgressLine n={0} of={5000} label="0 of 5,000 so far" /><ProgressLine n={640} of={5000} label="640 of 5,000 so far" /><ProgressLine n={5000} of={5000} label="5,000 of 5,000 so far" /></Stack>
      </SectionCard>
      <SectionCard title="Timeline">
        <Timeline label="Sample timeline" entries={timeline} />
      </SectionCard>
      <SectionCard title="NumberField and MoneyField" hint="Divided, and in the currency, as the workspace writes.">
        <Group gap="lg"><NumberField label="Open leads" value={48120} /><MoneyField label="Value" value={5705} /></Group>
      </SectionCard>
      <SectionCard title="ChoiceField" hint="One of many, found by typing.">
        <Group gap="lg" align="flex-start">
          <ChoiceField label="Time zone" hint="Of the workspace." options={[{ value: 'UTC', label: 'UTC' }]} value="UTC" onChange={() => {}} />
          <ChoiceField label="Currency" none="None: values are plain numbers" options={[]} value={null} onChange={() => {}} error="Choose one." />
        </Group>
      </SectionCard>
      <SectionCard title="SaveBar" hint="The foot of a form on a page.">
        <Stack gap="xl">
          <SaveBar unsaved={false} onDiscard={() => {}} />
          <SaveBar unsaved="Not saved yet: Currency and Time zone" onDiscard={() => {}} />
          <SaveBar unsaved="Not saved yet: Name" error="Not saved. What has to be mended stands beside it." onDiscard={() => {}} />
        </Stack>
      </SectionCard>
      <SectionCard title="RelativeTime, Count, Money, KeyHint">
        <Group gap="lg">
          <RelativeTime at={ago(0)} /><RelativeTime at={ago(34)} /><RelativeTime at={ago(60 * 24 * 40)} />
          <Count value={48120} /><Money value={5705} currency="EUR" /><Money value={null} currency="EUR" /><KeyHint keys={['mod', 'K']} /><KeyHint keys={['A']} />
        </Group>
      </SectionCard>
    </>
  )
}
