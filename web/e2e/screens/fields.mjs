// What a workspace has made its own: a status that nobody has yet, fields of several types, and a rule and views that ask for them.

/** @param {import('../kit/api.mjs').Api} api */
export async function fillFields(api) {
  await api.post('/statuses', { name: 'Visit booked', kind: 'open', tone: 'brand' })
  const fields = [
    { name: 'Floor area', type: 'number' },
    { name: 'Monthly rent at most', type: 'money' },
    { name: 'Parking', type: 'choice', choices: ['Garage', 'Underground', 'On the street', 'None needed'] },
    { name: 'How the family came to hear of us, in their own words', type: 'text' },
    { name: 'Pets', type: 'multi_choice', choices: ['Dog', 'Cat'] },
    { name: 'Website of the company', type: 'url' },
  ]
  for (const field of fields) await api.post('/fields', field)
  const [rule] = (await api.get('/routing/rules')).items
  const asks = [{ field: 'fields.parking', operator: 'is', value: 'Garage' }, { field: 'status', operator: 'is', value: 'visit_booked' }, { field: 'tag', operator: 'is', value: 'vip' }]
  await api.post('/routing/rules', { name: 'Garage wanted', enabled: false, match: 'all', conditions: asks, target: rule.target })
  await api.post('/views', { name: 'Garage wanted', query: { field: ['parking:is:Garage'], status: ['visit_booked', 'new'] }, shared: true })
}
