import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { searchOf } from './question'
import { strings } from './strings'

const words = strings.enter

/** The way from rules to their replay. */
export function ReplayLink({ policy }: { policy: 'draft' | 'live' | number }) {
  const isVersion = typeof policy === 'number'
  return (
    <Button
      variant={isVersion ? 'subtle' : 'default'} {...(isVersion && { h: 28, px: 8, 'aria-label': words.versionOne(policy) })}
      renderRoot={(props) => <Link to="/admin/routing-rules/replay" search={searchOf({ policy, people: 'was' })} {...props} />}
    >
      {isVersion ? words.version : words[policy]}
    </Button>
  )
}
