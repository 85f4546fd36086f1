import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, relative } from 'node:path'
import type { Plugin } from 'vite'

type Subset = (font: Buffer, text: string, options: { targetFormat: 'woff2'; variationAxes: { wght: { min: number; max: number } } }) => Promise<Buffer>
const subset = createRequire(import.meta.url)('subset-font') as Subset // it ships no types

// Latin Extended-A, the Romanian ș and ț, the German ẞ, and the accents that stand alone.
const inNames = '0100-017F,0218-021B,02C6-02C7,02D8-02DD,1E9E'
const weights = { min: 400, max: 700 }
const rule = /@font-face \{[^}]*url\(\.\/(files\/inter-latin-ext-wght-normal\.woff2)\)[^}]*unicode-range: ([^;]+);\s*\}/

/**
 * One ć in a name would load all of Inter's Latin Extended, phonetic signs
 * included. This takes the letters of names out of that file, into a small one
 * of their own. The development server keeps the whole file.
 */
export function latinNames(): Plugin {
  let cache = ''
  return {
    name: 'latin-names',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) { cache = config.cacheDir },
    async transform(css, id) {
      if (!id.endsWith('/@fontsource-variable/inter/index.css')) return
      const [whole, file, range] = rule.exec(css) ?? []
      if (!whole || !file || !range) this.error('Inter no longer declares its Latin Extended as latinNames expects')

      const names = new Set(points(inNames))
      const letters = points(range).filter((point) => names.has(point))
      const rest = points(range).filter((point) => !names.has(point))

      const font = await readFile(`${dirname(id)}/${file}`)
      const small = `${cache}/inter-latin-names.woff2`
      await mkdir(cache, { recursive: true })
      await writeFile(small, await subset(font, String.fromCodePoint(...letters), { targetFormat: 'woff2', variationAxes: { wght: weights } }))

      const smallRule = whole.replace(`./${file}`, relative(dirname(id), small)).replace(range, ranges(letters))
      return { code: css.replace(whole, `${whole.replace(range, ranges(rest))}\n${smallRule}`), map: null }
    },
  }
}

function points(text: string) {
  return text.replaceAll('U+', '').split(',').flatMap((part) => {
    const [first = 0, last = first] = part.split('-').map((end) => Number.parseInt(end, 16))
    return Array.from({ length: last - first + 1 }, (_, index) => first + index)
  })
}

/** Writes rising code points as a unicode-range. */
function ranges(rising: number[]) {
  const first = rising.filter((point, index) => rising[index - 1] !== point - 1)
  const last = rising.filter((point, index) => rising[index + 1] !== point + 1)
  return first.map((from, index) => `U+${from.toString(16)}-${last[index]?.toString(16)}`).join(',')
}
