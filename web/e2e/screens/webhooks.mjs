// The demo holds no webhook, since a demo sends nothing to anybody. Here the other end is in this process.
import assert from 'node:assert/strict'
import { until } from '../kit/until.mjs'

const allEvents = ['lead.created', 'lead.assigned', 'lead.reassigned', 'lead.unassigned', 'lead.status_changed', 'batch.completed']
const long = '/automations/2f6b1c9e-7f0d-4a3b-9a53-6f1f2d0c8b11/catch?workspace=harbour-lane&zone=europe-west&purpose=new-leads-to-spreadsheet'

/** Webhooks of every kind: one that takes everything, one that is down, one with failures behind it, one switched off. */
export async function fillWebhooks(api, other) {
  other.answer = ({ path }) => {
    if (path.startsWith('/gone')) return { status: 410 }
    return path.startsWith('/crm') ? { status: 204 } : { status: 503, headers: { 'Retry-After': '5400' } }
  }
  const add = (path, events, format) => api.post('/webhooks', { url: other.url + path, format, events })
  const crm = await add('/crm/hooks/fairlead', allEvents)
  await add('/chat', ['lead.assigned', 'lead.reassigned'], 'slack')
  const sheet = await add(long, ['lead.created', 'lead.assigned', 'lead.status_changed'])
  const leads = [['Priya', 'Shah'], ['Tom', 'Okafor'], ['Elena', 'Rossi']]
  for (const [first, last] of leads) await api.lead({ name: `${first} ${last}`, email: `${first}.${last}@mail.example`.toLowerCase(), source: 'website', form: 'Home valuation' })
  await api.post(`/webhooks/${crm.id}/test`)
  await until(async () => assert.ok((await api.get(`/webhooks/${sheet.id}/deliveries`)).items.every(({ attempts }) => attempts === 1)))

  const { url, events } = sheet
  for (const on of [false, true]) await api.put(`/webhooks/${sheet.id}`, { url, events, on })
  const gone = await add('/gone/leads', ['batch.completed'])
  await api.post(`/webhooks/${gone.id}/test`)
  await until(async () => assert.equal((await api.get('/webhooks')).items.at(-1).on, false))
}
