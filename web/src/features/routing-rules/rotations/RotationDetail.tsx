import { ActionIcon, Button, Menu, Title } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { SectionCard } from '@/shared/ui'
import { FindingList } from '../check/FindingList'
import { ofRotation, useFindings } from '../check/useCheck'
import { strings } from '../strings'
import { routingOptions, type Rotation } from '../useRouting'
import { DeleteRotation } from './DeleteRotation'
import { Distribution } from './Distribution'
import { FairShare } from './FairShare'
import { HowItGives } from './HowItGives'
import { Ledger } from './Ledger'
import { RenameRotation } from './RenameRotation'
import classes from './Rotations.module.css'

const words = strings.rotation

type Props = { rotation: Rotation; onBack: () => void; onDeleted: () => void }

export function RotationDetail({ rotation, onBack, onDeleted }: Props) {
  const [renaming, rename] = useDisclosure()
  const [deleting, remove] = useDisclosure()
  return (
    <div className={classes.detail}>
      <Button className={classes.back} variant="subtle" leftSection={<IconArrowLeft size={16} />} onClick={onBack}>{words.back}</Button>
      <div className={classes.head}>
        <Title order={2} lineClamp={2} title={rotation.name} style={{ overflowWrap: 'anywhere' }}>{rotation.name}</Title>
        <Menu position="bottom-end" width={160}>
          <Menu.Target>
            <ActionIcon aria-label={words.menu(rotation.name)}><IconDots size={18} stroke={1.6} /></ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={16} />} onClick={rename.open}>{words.rename}</Menu.Item>
            <Menu.Item leftSection={<IconTrash size={16} />} c="var(--fl-critical)" onClick={remove.open}>{words.delete}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <FindingList findings={ofRotation(useFindings(false), rotation.id)} label={strings.check.ofRule(rotation.name)} />
      <FairShare rotation={rotation} />
      <HowItGives rotation={rotation} />
      <Distribution rotation={rotation} />
      <UsedBy rotation={rotation} />
      <Ledger rotation={rotation} />
      <RenameRotation rotation={rotation} opened={renaming} onClose={rename.close} />
      <DeleteRotation rotation={rotation} opened={deleting} onClose={remove.close} onDeleted={onDeleted} />
    </div>
  )
}

function UsedBy({ rotation }: { rotation: Rotation }) {
  const { data: routing } = useQuery(routingOptions)
  const isOtherwise = routing?.otherwise?.rotation_id === rotation.id
  return (
    <SectionCard title={words.rules} hint={words.rulesHint}>
      <div className={classes.rules}>
        {rotation.rules.map(({ id, name }) => <Link key={id} to="/admin/routing-rules" search={{}} className={classes.rule}>{name}</Link>)}
        {isOtherwise && <Link to="/admin/routing-rules" search={{}} className={classes.rule}>{words.otherwise}</Link>}
        {rotation.rules.length === 0 && !isOtherwise && words.noRules}
      </div>
    </SectionCard>
  )
}
