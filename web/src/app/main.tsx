import '@fontsource-variable/inter'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import '@mantine/spotlight/styles.css'
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
