/** What stands behind the `?` of an address: every key with its values. */
type SearchParams = Record<string, string | string[] | undefined>

/** `?status=new&status=won&q=ana` → `{ status: ['new', 'won'], q: 'ana' }`: the form of the API, readable and short. */
export function parseSearch(search: string): SearchParams {
  const result: SearchParams = {}
  const params = new URLSearchParams(search)
  for (const key of new Set(params.keys())) {
    const values = params.getAll(key)
    result[key] = values.length > 1 ? values : values[0]
  }
  return result
}

export function stringifySearch(search: Record<string, unknown>): string {
  const params = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) {
    for (const one of valuesOf(value)) params.append(key, one)
  }
  const text = params.toString()
  return text ? `?${text}` : ''
}

/** Reads one key of an address as a list; anything that is not text is dropped. */
export function valuesOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : [value]
  return list.filter((one) => typeof one === 'string' || typeof one === 'number').map(String).filter(Boolean)
}
