import type { ReactNode } from 'react'

export type Option = { value: string; label: string; /** A dot or an avatar before the label. */ mark?: ReactNode }

/** One pill of a FilterBar. `key` is the name in the address and in the API. */
export type Filter =
  | { kind: 'choice'; key: string; label: string; options: Option[] }
  | { kind: 'date'; key: string; label: string }
  /** Comes with a link and can only be taken away: “Leads of one bulk action”. Shown while the key has a value. */
  | { kind: 'fixed'; key: string; label: string }
