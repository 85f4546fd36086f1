import { createContext, useContext } from 'react'
import type { Batch, LeftLead, Told } from './words'

/** Leads that a bulk action or its undo left as they were: those that are listed, of how many. */
export type Left = { kind: 'stayed' | 'skipped'; leads: LeftLead[]; count: number }

export type Batches = {
  /** These go on at the server. */
  running: Batch[]
  /** Grows whenever a bulk action, or its undo, has ended. */
  ended: number
  /** It goes on: shows how far, and says so when it has ended. */
  watch: (id: number) => void
  /** Says what was done, with Undo. */
  tell: (batch: Told, sentence: string) => void
  undo: (id: number) => Promise<void>
  stop: (id: number) => Promise<void>
  seeWhich: (left: Left) => void
}

export const BatchesContext = createContext<Batches | undefined>(undefined)

export function useBatches(): Batches {
  const batches = useContext(BatchesContext)
  if (!batches) throw new Error('useBatches outside FollowBatches')
  return batches
}
