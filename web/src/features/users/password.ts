// Without letters and digits that look alike: it is read out and typed once.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const groups = 4
const groupLength = 4

export const shortestPassword = 10

/** Four groups of four, such as “k7fm-p2xd-9wqa-tr4c”: 79 bits. */
export function generatePassword(): string {
  return Array.from({ length: groups }, () => Array.from({ length: groupLength }, anyLetter).join('')).join('-')
}

function anyLetter(): string {
  const fair = 256 - (256 % letters.length)
  const byte = new Uint8Array(1)
  do crypto.getRandomValues(byte)
  while (byte[0]! >= fair)
  return letters[byte[0]! % letters.length]!
}
