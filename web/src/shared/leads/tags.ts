/** What was typed or pasted with commas is several tags. */
export function splitTags(tags: string[]): string[] {
  return [...new Set(tags.flatMap((tag) => tag.split(',')).map((tag) => tag.trim()).filter(Boolean))]
}
