import type { Asked } from './useUpload'

/** A file, and what was said about it when it was sent. */
type Kept = { file: File; asked: Asked }

// The browser lets go of a file when the page goes; until then it can be sent again, to be read in another way.
const files = new Map<number, Kept>()

export function keepFile(importId: number, kept: Kept) {
  files.set(importId, kept)
}

/** The file that an import was read from, if this page still has it. */
export function fileOf(importId: number): Kept | undefined {
  return files.get(importId)
}
