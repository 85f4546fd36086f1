import type { Problem } from '@/shared/api/problem'

type Line = { choice: string; line: number }

/** The choices that stand one on each line; `line` counts as people do. Lines of nothing are left out. */
export function linesOf(text: string): Line[] {
  return text.split('\n').map((choice, index) => ({ choice: choice.trim(), line: index + 1 })).filter(({ choice }) => choice !== '')
}

/** The server's complaint about one choice, and on which line that stands. */
export function wrongLine(errors: Problem['errors'] | undefined, lines: Line[]): { line: number; message: string } | undefined {
  for (const { field, message } of errors ?? []) {
    const at = /^choices\[(\d+)\]$/.exec(field)?.[1]
    const line = at && lines[Number(at)]?.line
    if (line) return { line, message }
  }
  return undefined
}
