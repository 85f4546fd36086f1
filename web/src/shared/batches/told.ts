import type { components } from '@/shared/api/schema'
import type { Told } from './words'

type Answer = components['schemas']['BulkDone']
type Act = Pick<Told, 'kind'> & Partial<Pick<Told, 'to' | 'status' | 'add' | 'remove'>>

/** What is told of a bulk action whose answer has just come. */
export function toldOf({ batch_id: id, state, total, done, skipped, skipped_count }: Answer, act: Act): Told {
  return { id, state, total, done, skipped, skipped_count, stayed: [], stayed_count: 0, undone: 0, error: '', to: {}, add: [], remove: [], ...act }
}
