import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { client } from '@/shared/api/client'
import { sendForm } from '@/shared/api/sendForm'
import { useStale } from '@/shared/live/useStale'
import { keepFile, type Sent } from './files'
import type { Import } from './useImports'

/** Sends a file to be read. `share` is how much of it has gone, from 0 to 1. */
export function useUpload() {
  const stale = useStale()
  const [share, setShare] = useState(0)
  const leaving = useRef(new AbortController())
  const { mutate, isPending, variables, error, reset } = useMutation({
    mutationFn: (sent: Sent) => send(sent, setShare, leaving.current.signal),
    onSuccess: ({ id }, sent) => {
      keepFile(id, sent)
      void stale('imports')
    },
  })

  function upload(next: Sent, onRead: (read: Import) => void) {
    setShare(0)
    leaving.current = new AbortController()
    // Whoever has gone elsewhere meanwhile stays there.
    mutate(next, { onSuccess: onRead })
  }
  function cancel() {
    leaving.current.abort()
    reset()
  }
  return { upload, cancel, share, sending: isPending ? variables.file : undefined, error }
}

async function send({ file, asked }: Sent, onSent: (share: number) => void, signal: AbortSignal): Promise<Import> {
  const form = new FormData()
  form.append('file', file)
  const { data, error } = await client.POST('/api/v1/imports', {
    params: { query: asked }, body: { file: file.name }, bodySerializer: () => form, fetch: ({ url }) => sendForm(url, form, { onSent, signal }),
  })
  if (!data) throw error
  return data
}
