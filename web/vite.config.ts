import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { lighterInter } from './build/lighterInter.ts'
import { twins } from './build/twins.ts'

// Libraries change less often than our own code: each group is a file of its
// own, so that a new release leaves most of a browser's cache valid.
const libraries = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\// },
  { name: 'tanstack', test: /node_modules\/(@tanstack|openapi-)/ },
]

export default defineConfig({
  plugins: [lighterInter(), react(), twins()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  build: {
    outDir: 'dist',
    // public/.gitkeep is copied back, so that `go:embed` always finds a file.
    emptyOutDir: true,
    // The content security policy allows no data: addresses.
    assetsInlineLimit: 0,
    rolldownOptions: { output: { codeSplitting: { groups: libraries } } },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
  test: { environment: 'happy-dom', include: ['src/**/*.test.{ts,tsx}'] },
})
