// Mantine's styles lie in a cascade layer, so that ours win in whatever order chunks load.
import '@fontsource-variable/inter'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import './theme/global.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createAppQueryClient } from '@/shared/api/queryClient'
import { Live } from './Live'
import { Providers } from './Providers'
import { router } from './router'

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers queries={createAppQueryClient()}>
      <Live />
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
