import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const packers = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }),
  gz: (bytes: Buffer) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
}

/**
 * Writes compressed twins of each text that was built; the server sends the one that a browser accepts. Of the assets, the
 * bulk of the program, only they stay: the server unpacks one for whoever accepts neither.
 */
export function twins(): Plugin {
  let folder = ''
  return {
    name: 'twins',
    apply: 'build',
    configResolved(config) { folder = config.build.outDir },
    async closeBundle() {
      const names = await readdir(folder, { recursive: true })
      await Promise.all(names.filter((name) => /\.(js|css|html|svg)$/.test(name)).map((name) => pack(`${folder}/${name}`)))
    },
  }
}

async function pack(file: string) {
  const bytes = await readFile(file)
  for (const [ending, packer] of Object.entries(packers)) {
    const packed = await packer(bytes)
    if (packed.length > bytes.length * 0.9) return
    await writeFile(`${file}.${ending}`, packed)
  }
  if (file.includes('/assets/')) await rm(file)
}
