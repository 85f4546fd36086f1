import { strings } from './strings'

/** What an undo does, for who asks for it on a page. */
export const confirm = {
  title: (n: number) => `Undo for ${strings.leads(n)}`,
  assign: 'They go back to who had them before, turns included. Leads that moved on since stay as they are. The agents are told.',
  route: 'They go back to who had them before, turns included. Leads that moved on since stay as they are. The agents are told.',
  status: 'Each gets back the status it had. Leads whose status changed since stay as they are.',
  tags: 'Each gets back the tags it had. Tags that somebody changed since stay as they are.',
  import: 'The leads that it made are deleted; for 30 days they can be restored. Leads that were worked on since stay, and so does what it changed on leads that were there before. The agents are told.',
  delete: 'They come back to the lists and to their agents as they were. After 30 days deleted leads are gone for good.',
}
