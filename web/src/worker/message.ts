/** What a push says, as internal/notify/webpush writes it. */
export type Message = { title: string; text: string; link: string; tag: string; at: number }

const unreadable: Message = { title: 'Fairlead: something new', text: '', link: '/', tag: 'fairlead', at: 0 }

/** Reads a push. A browser stops taking them from who shows none, so whatever came is worth a sentence. */
export function read(data: string | undefined, now: number): Message {
  const said = parse(data)
  const text = (name: string) => (typeof said[name] === 'string' ? said[name] : '')
  if (!text('title')) return { ...unreadable, at: now }
  const at = Date.parse(text('at'))
  return { title: text('title'), text: text('text'), link: text('link'), tag: text('tag') || unreadable.tag, at: Number.isNaN(at) ? now : at }
}

function parse(data = ''): Record<string, unknown> {
  try {
    const said: unknown = JSON.parse(data)
    return typeof said === 'object' && said !== null ? { ...said } : {}
  } catch {
    return {}
  }
}
