import { createSpotlight } from '@mantine/spotlight'

export const [store, palette] = createSpotlight()

const hit = '[data-action]'
const selected = '[data-selected]'

/** What lies in the open list, which the store names. */
function inList(what: string): HTMLElement | null {
  const { listId } = store.getState()
  return listId ? document.querySelector(`#${listId} ${what}`) : null
}

/** The first hit is what Enter opens, unless somebody has stepped to another one. */
export function selectFirst() {
  if (hasStepped() && inList(selected)) return
  inList(selected)?.removeAttribute('data-selected')
  inList(hit)?.setAttribute('data-selected', 'true')
  store.updateState((state) => ({ ...state, selected: 0 }))
}

export const hasStepped = () => store.getState().selected > 0

export const openSelected = () => inList(selected)?.click()
