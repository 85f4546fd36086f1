import { useQuery } from '@tanstack/react-query'
import { IconRefresh } from '@tabler/icons-react'
import { EmptyState, ErrorState, Loading, SectionCard } from '@/shared/ui'
import { strings } from '../strings'
import { rotationsOptions } from '../useRouting'
import { RotationDetail } from './RotationDetail'
import { RotationList } from './RotationList'
import classes from './Rotations.module.css'

type Props = { chosen: number | undefined; onChoose: (id: number | undefined) => void }

export function RotationsTab({ chosen, onChoose }: Props) {
  const { data, error, refetch } = useQuery(rotationsOptions)
  if (!data) return <SectionCard>{error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Loading lines={8} />}</SectionCard>
  const rotations = data.items
  const open = rotations.find(({ id }) => id === chosen)
  const shown = open ?? rotations[0]
  if (!shown) return <SectionCard><EmptyState icon={IconRefresh} title={strings.rotation.empty} hint={strings.rotation.emptyHint} /></SectionCard>
  return (
    <div className={classes.split} data-open={open !== undefined || undefined}>
      <RotationList rotations={rotations} shown={shown.id} />
      <RotationDetail key={shown.id} rotation={shown} onBack={() => onChoose(undefined)} onDeleted={() => onChoose(undefined)} />
    </div>
  )
}
