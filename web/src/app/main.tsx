// Mantine's styles lie in a cascade layer, so that ours win in whatever order chunks load.
import '@fontsource-variable/inter'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './theme/global.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { followClicks, startWorker } from './installed'
import { watchOffline } from './offline'
import { Providers } from './Providers'
import { queries } from './queries'
import { router } from './router'
import { watchSession, watchWorkspace } from './session'
import { printInLight } from './theme/paper'

watchWorkspace()
watchSession(() => router.navigate({ to: '/sign-in', search: { next: router.latestLocation.href }, replace: true }))

watchOffline()
followClicks()
startWorker()

printInLight()

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers queries={queries}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
