import { useLocalStorage } from '@mantine/hooks'
import { useMe } from '@/shared/api/useMe'

export type View = { hidden: string[]; compact: boolean }

const plain: View = { hidden: [], compact: false }

/** Which columns a member wants, and how dense; kept in this browser for each member. */
export function useView() {
  const { data: me } = useMe()
  return useLocalStorage<View>({ key: `fairlead.leads.view.${me?.id ?? 0}`, defaultValue: plain, getInitialValueInEffect: false })
}
