const name = 'note-draft'

/** Where what a member is writing about a lead waits: nobody else finds it there. */
export const draftKey = (member: number | undefined, lead: number) => [name, String(member), String(lead)]

export const isDraft = (queryKey: readonly unknown[]) => queryKey[0] === name
