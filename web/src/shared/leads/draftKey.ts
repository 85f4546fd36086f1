const name = 'note-draft'

/** Where what a member is writing about a lead waits: nobody else finds it there. It is no address, of which all is doubted once the server is lost. */
export const draftKey = (member: number | undefined, lead: number) => [name, { member, lead }]

export const isDraft = (queryKey: readonly unknown[]) => queryKey[0] === name
