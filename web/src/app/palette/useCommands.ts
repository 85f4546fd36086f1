import { useComputedColorScheme, useMantineColorScheme } from '@mantine/core'
import { IconBell, IconLogout, IconMoon, IconSun } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useSignOut } from '../session'
import { useNavigation } from '../shell/navigation'
import { strings } from '../strings'
import type { Command } from './commands'

export function usePages(): Command[] {
  const navigate = useNavigate()
  return useNavigation().flatMap(({ entries }) =>
    entries.map(({ to, label, icon }) => ({ id: to, name: label, icon, run: () => void navigate({ to }) })),
  )
}

export function useActions(): Command[] {
  const { setColorScheme } = useMantineColorScheme()
  const dark = useComputedColorScheme('light') === 'dark'
  const signOut = useSignOut()
  const navigate = useNavigate()
  return [
    { id: 'theme', name: dark ? strings.lightMode : strings.darkMode, icon: dark ? IconSun : IconMoon, run: () => setColorScheme(dark ? 'light' : 'dark') },
    { id: 'notifications', name: strings.notifications, icon: IconBell, run: () => void navigate({ to: '/me/notifications' }) },
    { id: 'sign-out', name: strings.signOut, icon: IconLogout, run: signOut },
  ]
}
