import { Radio, Stack, Text } from '@mantine/core'
import { api } from '@/shared/api/client'
import { strings } from '../strings'
import { consequences, holders, type Preview } from './words'

const words = strings.bulk

type Props = {
  preview: Preview
  /** Where they go: an agent, nobody (null), several or not chosen yet (undefined). */
  target: number | null | undefined
  onlyFree: boolean
  onOnlyFree: (only: boolean) => void
  /** Some may well get their own lead again. */
  spread?: boolean
}

/** Who has the leads now, and who loses what. Mixed: asks whether only those without an agent are meant. */
export function WhichLeads({ preview, target, onlyFree, onOnlyFree, spread = false }: Props) {
  const roleOf = useRoles()
  const taken = preview.total - preview.unassigned
  if (taken === 0) return null
  const loss = `${consequences(preview, target, roleOf)}${spread ? ` ${words.someMayStay}` : ''}`
  if (preview.unassigned === 0) return <Text>{preview.total === 1 ? words.oneTaken(holders(preview)) : words.allTaken(holders(preview))} {loss}</Text>
  return (
    <Stack gap="xs">
      <Text>{words.mixed(preview.unassigned, taken, holders(preview))}</Text>
      <Radio.Group aria-label={words.which} value={onlyFree ? 'free' : 'all'} onChange={(value) => onOnlyFree(value === 'free')}>
        <Stack gap="xs">
          <Radio value="free" label={words.onlyFree(preview.unassigned)} />
          <Radio value="all" label={`${words.all(preview.total)} ${loss}`} />
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

/** The role that lets somebody keep access; plain agents are not labelled. */
export function useRoles() {
  const { data } = api.useQuery('get', '/api/v1/members')
  return (agent: number) => data?.items.find((member) => member.id === agent)?.role_name
}
