/** A URL on one line, without what goes without saying. */
export function shortAddress(url: string): string {
  const { host, rest } = addressParts(url)
  return host + rest
}

/** A URL as it is told apart at a glance: the host, and what stands behind it. http is worth a look, https is not. */
export function addressParts(url: string): { host: string; rest: string } {
  const parts = /^(https?:\/\/)([^/?]*)(.*)$/i.exec(url)
  if (!parts) return { host: url, rest: '' }
  const [, scheme = '', host = '', rest = ''] = parts
  return { host: scheme.toLowerCase() === 'https://' ? host : scheme + host, rest: rest === '/' ? '' : rest }
}
