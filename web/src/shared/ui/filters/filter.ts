import type { ReactNode } from 'react'

export type Option = { value: string; label: string; /** A dot or an avatar before the label. */ mark?: ReactNode }

type Common = {
  /** Names the filter among the values of a FilterBar. */
  key: string
  label: string
  /** Stands behind *Filter* until it is chosen. */
  more?: boolean
  /** Also asks whether there is a value at all: `:empty` and `:filled`. */
  emptiable?: boolean
}

/** Under which other keys chosen values stand when all of them, or none of them, must hold. */
export type Ways = { all: string; none: string }

/** One pill of a FilterBar. */
export type Filter = Common & (
  | { kind: 'choice'; options: Option[]; ways?: Ways }
  /** `2026-11-01..2026-11-23` or a preset that moves with today; `days`: only days. */
  | { kind: 'date'; days?: boolean }
  /** `100..5000`, either end may be open. */
  | { kind: 'range' }
  /** What a text begins with. */
  | { kind: 'text' }
  /** Comes with a link and can only be taken away: “Leads of one bulk action”. Shown while the key has a value. */
  | { kind: 'fixed' }
)

export const empty = ':empty'
export const filled = ':filled'

/** The keys that a filter keeps its values under. */
export function keysOf(filter: Filter): string[] {
  return filter.kind === 'choice' && filter.ways ? [filter.key, filter.ways.all, filter.ways.none] : [filter.key]
}
