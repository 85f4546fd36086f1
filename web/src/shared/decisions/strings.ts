import { count } from '@/shared/ui/number'

export const strings = {
  candidates: (rotation: string) => `Everyone in ${rotation}`,
  awaited: 'Who it waits for',
  candidatesHint: 'Fair share when this lead came in, this lead counted in.',
  chosen: 'got this lead',
  skipped: (reason: string) => `skipped, ${reason}`,
  open: (n: number) => (n === 1 ? '1 open lead' : `${count(n)} open leads`),
}
