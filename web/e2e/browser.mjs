import { chromium } from 'playwright-core'
import { preview } from 'vite'

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

const me = {
  id: 1, name: 'Maria Lopez', email: 'maria@acme.test', role: 'owner', role_name: 'Owner', token: null,
  workspace: { id: 1, name: 'Acme', zone: 'Europe/Berlin', demo: false },
  permissions: ['leads.view_all', 'leads.create', 'leads.edit', 'leads.assign', 'leads.delete', 'routing.manage', 'members.manage', 'roles.manage'],
}

/** The policy the server sends; a part that breaks it must fail here, not in production. */
const policy = "default-src 'self'; style-src 'self' 'unsafe-inline'"

/** Serves the built pages without a server behind them, and hands `visit` a page for each scheme and width. */
export async function visitAll({ schemes = ['light', 'dark'], widths = [1440, 390], height = 900 }, visit) {
  const server = await preview({ preview: { port: 0, headers: { 'Content-Security-Policy': policy } }, logLevel: 'error' })
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
  try {
    for (const colorScheme of schemes) {
      for (const width of widths) {
        const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
        const page = await context.newPage()
        page.on('console', (message) => message.type() === 'error' && console.error(`  console: ${message.text()}`))
        page.on('pageerror', (error) => console.error(`  page: ${error.message}`))
        await context.route('**/api/v1/me', (route) => route.fulfill({ json: me }))
        await context.route('**/api/v1/notifications?*', (route) => route.fulfill({ json: { items: [], next_cursor: null, unread: 0 } }))
        await context.route('**/api/v1/stream', (route) => route.fulfill({ status: 204 }))
        const open = (path) => page.goto(new URL(path, server.resolvedUrls.local[0]).href, { waitUntil: 'load' }).then(() => page.getByRole('heading', { level: 1 }).first().waitFor())
        await visit({ page, open, colorScheme, width })
        await context.close()
      }
    }
  } finally {
    await browser.close()
    await server.close()
  }
}
