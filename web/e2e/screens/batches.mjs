// Bulk actions in the demo, so that their page has something of each kind to show.

/** @param {import('../kit/api.mjs').Api} api */
export async function fillBatches(api) {
  const { items } = await api.get('/leads?status=new&limit=40&sort=created_at')
  const ids = (n) => ({ selection: { ids: items.slice(0, n).map(({ id }) => id) } })
  await api.post('/leads/bulk/tags', { ...ids(12), add: ['spring'] })
  await api.post('/leads/bulk/status', { ...ids(4), status: 'contacted' })
  const agents = (await api.get('/members')).items.filter(({ active, role_name }) => active && role_name === 'Agent').slice(0, 4)
  const { batch_id } = await api.post('/leads/bulk/assign', { ...ids(20), to: { agent_ids: agents.map(({ id }) => id) } })
  const [moved] = (await api.get(`/leads?batch=${batch_id}&limit=1`)).items
  await api.post(`/leads/${moved.id}/notes`, { text: 'Called, wants to see it on Friday.' })
  await api.post(`/batches/${batch_id}/undo`, {})
}
