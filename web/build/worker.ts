import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

const source = fileURLToPath(new URL('../src/worker/sw.ts', import.meta.url))
const root = fileURLToPath(new URL('../src', import.meta.url))

/** The pages that an agent lives in, by the names of their chunks: these open without a network. */
const pages = ['SignInPage', 'WorkspacePage', 'LeadsPage', 'LeadPage']
const font = /^assets\/inter-latin-(?!ext)[^/]*\.woff2$/
const outOfPublic = ['/color-scheme.js', '/favicon.svg', '/manifest.webmanifest']

/**
 * Writes /sw.js: one file without imports at the root, so that it may look after all pages, and not named after what is
 * in it, so that browsers find the next one. It is told which files this build has.
 */
export function worker(): Plugin {
  return {
    name: 'worker',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const entry = chunks.find((chunk) => chunk.isEntry) ?? this.error('there is no entry')
        const lived = pages.map((name) => chunks.find((chunk) => chunk.name === name) ?? this.error(`there is no chunk of the page ${name}`))
        const files = new Set<string>()
        for (const chunk of [entry, ...lived]) collect(chunk, bundle, files)
        for (const name of Object.keys(bundle)) if (font.test(name)) files.add(name)
        const list = [...[...files].map((name) => `/${name}`).toSorted(), ...outOfPublic]
        const told = { name: nameOf(bundle), entry: `/${entry.fileName}`, files: list }
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: await compiled(told) })
      },
    },
  }
}

/** A chunk with all that it cannot do without. */
function collect(chunk: Rolldown.OutputChunk, bundle: Rolldown.OutputBundle, files: Set<string>) {
  if (files.has(chunk.fileName)) return
  files.add(chunk.fileName)
  for (const style of chunk.viteMetadata?.importedCss ?? []) files.add(style)
  for (const name of chunk.imports) {
    const imported = bundle[name]
    if (imported?.type === 'chunk') collect(imported, bundle, files)
  }
}

function nameOf(bundle: Rolldown.OutputBundle): string {
  const hash = createHash('sha256')
  for (const name of Object.keys(bundle).toSorted()) hash.update(name)
  const page = bundle['index.html']
  if (page?.type === 'asset') hash.update(page.source)
  return hash.digest('hex').slice(0, 12)
}

async function compiled(told: object): Promise<string> {
  const made = await build({
    configFile: false, logLevel: 'error', publicDir: false,
    define: { BUILD: JSON.stringify(told) },
    resolve: { alias: { '@': root } },
    build: { write: false, copyPublicDir: false, rolldownOptions: { input: source, output: { format: 'iife', entryFileNames: 'sw.js' } } },
  })
  const [chunk] = (made as Rolldown.RolldownOutput).output
  return chunk.code
}
