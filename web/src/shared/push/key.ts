/** The bytes of a key as the server writes it, base64url. */
export function bytesOf(key: string): Uint8Array<ArrayBuffer> {
  const text = atob(key.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (character) => character.charCodeAt(0))
}

/** Whether a subscription was made for this key: with another one nothing would ever arrive. */
export function isFor(made: ArrayBuffer | null | undefined, key: string): boolean {
  if (!made) return false
  const a = new Uint8Array(made)
  const b = bytesOf(key)
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
