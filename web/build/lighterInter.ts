import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, relative } from 'node:path'
import type { Plugin } from 'vite'

type Subset = (font: Buffer, text: string, options: { targetFormat: 'woff2'; variationAxes: { wght: { min: number; max: number } } }) => Promise<Buffer>
const subset = createRequire(import.meta.url)('subset-font') as Subset // it ships no types

// Latin Extended-A, the Romanian ș and ț, the German ẞ, and the accents that stand alone.
const inNames = '0100-017F,0218-021B,02C6-02C7,02D8-02DD,1E9E'
const weights = { min: 400, max: 700 }

/**
 * The weights that we use of Inter's Latin, and the letters of names out of its Latin Extended, as small files of their
 * own: one ć in a name would load all of that, phonetic signs included. The development server keeps the whole files.
 */
export function lighterInter(): Plugin {
  let cache = ''
  return {
    name: 'lighter-inter',
    apply: 'build',
    enforce: 'pre',
    configResolved(config) { cache = config.cacheDir },
    async transform(css, id) {
      if (!id.endsWith('/@fontsource-variable/inter/index.css')) return
      const folder = dirname(id)
      const latin = ruleOf(css, 'latin') ?? this.error('Inter no longer declares its Latin as lighterInter expects')
      const extended = ruleOf(css, 'latin-ext') ?? this.error('Inter no longer declares its Latin Extended as lighterInter expects')

      const names = new Set(points(inNames))
      const letters = points(extended.range).filter((point) => names.has(point))
      const rest = points(extended.range).filter((point) => !names.has(point))
      const lightLatin = await lighten(folder, cache, latin, points(latin.range), 'inter-latin')
      const lightNames = (await lighten(folder, cache, extended, letters, 'inter-latin-names')).replace(extended.range, ranges(letters))
      const code = css.replace(latin.whole, lightLatin).replace(extended.whole, `${extended.whole.replace(extended.range, ranges(rest))}\n${lightNames}`)
      return { code, map: null }
    },
  }
}

/** A rule of the style sheet: all of it, the file it names and the characters it is for. */
interface Rule { whole: string; file: string; range: string }

function ruleOf(css: string, script: string): Rule | undefined {
  const [whole, file, range] = new RegExp(`@font-face \\{[^}]*url\\(\\./(files/inter-${script}-wght-normal\\.woff2)\\)[^}]*unicode-range: ([^;]+);\\s*\\}`).exec(css) ?? []
  return whole && file && range ? { whole, file, range } : undefined
}

/** Writes a small file with these characters and returns the rule that names it. */
async function lighten(folder: string, cache: string, rule: Rule, characters: number[], name: string) {
  const small = `${cache}/${name}.woff2`
  await mkdir(cache, { recursive: true })
  const text = characters.map((point) => String.fromCodePoint(point)).join('')
  await writeFile(small, await subset(await readFile(`${folder}/${rule.file}`), text, { targetFormat: 'woff2', variationAxes: { wght: weights } }))
  return rule.whole.replace(`./${rule.file}`, relative(folder, small))
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
