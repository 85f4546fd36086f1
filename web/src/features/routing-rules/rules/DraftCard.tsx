import { Button, Group, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ConfirmDialog, SectionCard, toast } from '@/shared/ui'
import { toneText } from '@/shared/ui/tone'
import { useFindings } from '../check/useCheck'
import { countWords } from '../check/words'
import { ChangeList } from '../history/ChangeList'
import { useEndDraft, type Draft } from '../ruleset/useDraftRules'
import { ReplayLink } from '../replay/ReplayLink'
import { strings } from '../strings'
import { TryLead } from '../try/TryLead'

const words = strings.draft

/** What the draft changes, what has changed in what is live, and how it ends: published or discarded. */
export function DraftCard({ draft, onLive }: { draft: Draft; onLive: () => void }) {
  const { publish, discard } = useEndDraft()
  const [discarding, setDiscarding] = useState(false)
  const end = (said: string) => ({ onSuccess: () => { toast.done(said); setDiscarding(false); onLive() } })
  const publishing = useMutation({ mutationFn: publish, ...end(words.published), onError: toast.failed })
  const dropping = useMutation({ mutationFn: discard, ...end(words.discarded) })
  const behind = draft.theirs.length > 0
  return (
    <SectionCard title={words.title} hint={words.hint} action={<Button variant="subtle" h={28} px={8} onClick={onLive}>{words.back}</Button>}>
      <Stack gap="xs">
        {draft.yours.length > 0 ? <ChangeList changes={draft.yours} /> : <Text c="dimmed">{words.none}</Text>}
        {behind && (
          <Stack gap="xs" role="status">
            <Text c="var(--fl-warning)">{words.theirs}</Text>
            <ChangeList changes={draft.theirs} />
          </Stack>
        )}
        {draft.revision > 0 && (
          <Group gap="xs">
            <Button loading={publishing.isPending} disabled={draft.yours.length === 0 && !behind} onClick={() => publishing.mutate(draft)}>{behind ? words.publishOver : words.publish}</Button>
            <TryLead by="draft" rules={draft.rules} />
            <ReplayLink policy="draft" />
            <Button variant="default" onClick={() => setDiscarding(true)}>{words.discard}</Button>
            <FoundInDraft />
          </Group>
        )}
      </Stack>
      <ConfirmDialog opened={discarding} onClose={() => setDiscarding(false)} title={words.discardTitle} confirm={words.discard} destructive pending={dropping.isPending} error={dropping.error} onConfirm={() => dropping.mutate()}>
        <Text>{words.discardText}</Text>
      </ConfirmDialog>
    </SectionCard>
  )
}

/** What the check found in the draft, told where it is published. */
function FoundInDraft() {
  const findings = useFindings(true)
  if (findings.every(({ severity }) => severity === 'info')) return null
  return (
    <Text role="status" c={toneText(findings.some(({ severity }) => severity === 'error') ? 'critical' : 'warning')}>{strings.check.inDraft(countWords(findings))}</Text>
  )
}
