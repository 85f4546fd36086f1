import type { Answers } from './answers'
import { keptHeader } from '@/shared/pwa/kept'

const mePath = '/api/v1/me'

type Asking = { request: Request; waitUntil: (work: Promise<unknown>) => void }

/** Asks the server. Only where that cannot be reached, what it answered last is shown, and says so in a header. */
export async function answerFrom(event: Asking, answers: Answers, silence: () => Promise<void>): Promise<Response> {
  const { request } = event
  const { url } = request
  const asked = Date.now()
  const answer = await fetch(request).catch(async (error: unknown) => (await answers.find(url)) ?? Promise.reject(error))
  if (answer.headers.has(keptHeader)) return answer

  if (answer.status === 401) await answers.drop({ what: 'all', before: Date.now() })
  if (answer.status === 403 || answer.status === 404) await answers.refuse(url, asked)
  if (answer.status !== 200) return answer
  if (new URL(url).pathname === mePath) await greet(answer.clone(), url, asked, answers, silence)
  event.waitUntil(answers.keep(url, answer.clone(), asked))
  return answer
}

/** Somebody else is signed in here, however that came about: nothing of the other's stays. */
async function greet(me: Response, url: string, asked: number, answers: Answers, silence: () => Promise<void>) {
  if (answers.isDropped(url, asked)) return
  const before = await (await answers.find(url))?.json()
  if (before?.id === (await me.json()).id) return
  await answers.drop({ what: 'all', before: asked })
  if (before) await silence().catch(() => {})
}

/** Signing in and out: what was kept goes first, so that it is gone even if the server cannot be reached, and again with the answer. */
export async function enterOrLeave(request: Request, answers: Answers, silence: () => Promise<void>): Promise<Response> {
  await answers.drop({ what: 'all', before: Date.now() })
  const answer = await fetch(request)
  if (answer.ok) await answers.drop({ what: 'all', before: Date.now() })
  if (answer.ok && request.method === 'DELETE') await silence().catch(() => {})
  return answer
}
