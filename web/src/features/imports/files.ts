import type { operations } from '@/shared/api/schema'

/** What somebody says about a file; what is left out the server finds out. */
export type Asked = NonNullable<operations['read-import']['parameters']['query']>

/** A file, and what was said about it when it was sent. */
export type Sent = { file: File; asked: Asked }

// The browser lets go of a file when the page goes; until then it can be sent again, to be read in another way.
const files = new Map<number, Sent>()

export function keepFile(importId: number, sent: Sent) {
  files.set(importId, sent)
}

/** The file that an import was read from, if this page still has it. */
export function fileOf(importId: number): Sent | undefined {
  return files.get(importId)
}
