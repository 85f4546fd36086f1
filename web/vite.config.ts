import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { appIcons } from './build/icons.ts'
import { lighterInter } from './build/lighterInter.ts'
import { twins } from './build/twins.ts'
import { worker } from './build/worker.ts'

// Libraries change less often than our own code: each group is a file of its
// own, so that a new release leaves most of a browser's cache valid.
const libraries = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'tanstack', test: /node_modules\/(@tanstack|openapi-)/ },
]

// What the first page wants and others share, in tiny files: each costs more to ask for than it holds.
const crumbs = [
  { name: 'api', test: /src\/shared\/api\/(client|useMe)/ },
  { name: 'icons', test: /icons-react\/.*\/Icon(Dots|Download|Lock|Pencil|Trash)\.mjs/ },
]

export default defineConfig({
  plugins: [lighterInter(), react(), appIcons(), worker(), twins()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    // public/.gitkeep is copied back, so that `go:embed` always finds a file.
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: [...libraries, ...crumbs] } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
})
