const stepMs = 120

/** How long this tab lets others go first: where somebody types, then what can be seen, then what is in the background. */
export function turnMs(): number {
  if (document.visibilityState === 'hidden') return 2 * stepMs
  return document.hasFocus() ? 0 : stepMs
}

export const pause = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })
