/** Where a click on an e-mail address or a phone number leads. */
export function mailTo(email: string): string {
  return `mailto:${encodeURI(email)}`
}

export function telTo(phone: string): string {
  return `tel:${phone.replaceAll(/[^\d+]/g, '')}`
}
