import { AppShell, Burger } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { Link, Outlet } from '@tanstack/react-router'
import { Bell } from '@/features/bell/Bell'
import { FollowBatches } from '@/shared/batches/FollowBatches'
import { RunningBatches } from '@/shared/batches/RunningBatches'
import { useOffline } from '@/shared/pwa/offline'
import { LogoMark, OfflineBanner, offlineBannerHeight } from '@/shared/ui'
import { Live } from '../Live'
import { CommandPalette } from '../palette/CommandPalette'
import { PaletteButton } from '../palette/PaletteButton'
import { strings } from '../strings'
import { DemoSwitch } from './DemoSwitch'
import { OwnMenu } from './OwnMenu'
import { Reconnecting } from './Reconnecting'
import classes from './Shell.module.css'
import { Sidebar } from './Sidebar'
import { ThemeToggle } from './ThemeToggle'

const topHeight = 52

export function Shell() {
  const [opened, { toggle, close }] = useDisclosure()
  const offline = useOffline()
  return (
    <FollowBatches>
      <AppShell header={{ height: topHeight + (offline ? offlineBannerHeight : 0) }} navbar={{ width: 220, breakpoint: 'sm', collapsed: { mobile: !opened } }} transitionDuration={150}>
        <a href="#content" className="skip-link">{strings.skip}</a>
        <AppShell.Header className={classes.headerBar}>
          <div className={classes.top}>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={strings.openMenu} aria-expanded={opened} />
            <Link to="/" className={classes.product}>
              <LogoMark />
              {strings.product}
            </Link>
            <div className={classes.tools}>
              <Reconnecting />
              <RunningBatches />
              <DemoSwitch />
              <PaletteButton />
              <ThemeToggle />
              <Bell />
              <OwnMenu />
            </div>
          </div>
          <div role="status">{offline && <OfflineBanner {...offline} />}</div>
        </AppShell.Header>
        <AppShell.Navbar className={classes.navbar} component="div">
          <Sidebar onNavigate={close} />
        </AppShell.Navbar>
        <AppShell.Main id="content" tabIndex={-1}>
          <Outlet />
        </AppShell.Main>
        <CommandPalette />
        <Live />
      </AppShell>
    </FollowBatches>
  )
}
