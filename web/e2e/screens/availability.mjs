// Somebody on leave, somebody who has paused, and a week with everything in it.
import { button, dialog, flip } from '../kit/hands.mjs'

const day = (days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
const at = (hours) => new Date(Date.now() + hours * 3_600_000).toISOString()

/** @param {import('../kit/api.mjs').Api} api */
export async function fillAvailability(api) {
  const members = (await api.get('/members')).items
  const [rotation] = (await api.get('/rotations')).items
  const of = (name) => members.find((member) => member.name.startsWith(name)).id
  const week = Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((one) => [one, [['08:30', '12:00'], ['13:00', '17:30']]]))
  await api.put(`/members/${of('Ana')}/availability`, {
    paused_until: at(2),
    leave: [
      { from: day(-60), to: day(-50), note: 'Honeymoon' }, { from: `${day(-9)}T13:00`, to: `${day(-9)}T17:00` },
      { from: `${day(6)}T13:00`, to: `${day(6)}T17:00`, note: 'Dentist' }, { from: day(26), to: day(37), note: 'Christmas in Lisbon; reachable by mail for what cannot wait', cover: { agent_id: of('Ben') } },
    ],
    hours: { zone: 'Europe/Lisbon', week: { ...week, sat: [['10:00', '14:00']] } },
  })
  await api.put(`/members/${of('Ben')}/availability`, { leave: [{ from: day(-1), to: day(5), cover: { rotation_id: rotation.id } }], hours: null })
  await api.put(`/members/${of('Cleo')}/availability`, { paused_until: at(20), leave: [], hours: null })
  await api.patch(`/members/${of('Cleo')}`, { max_open: 40 })
}

const inMenu = async (page, name, what) => {
  await button(page, new RegExp(`^More for ${name}`)).click()
  await page.getByRole('menuitem', { name: what }).click()
  await dialog(page).waitFor()
}
const opened = (page, name) => inMenu(page, name, 'Availability')

export const availabilityStates = {
  'availability-full': { on: 'users', open: async (page) => {
    await opened(page, 'Ana')
    await dialog(page).getByText('Dentist').waitFor()
  } },
  'availability-hours': { on: 'users', open: async (page) => {
    await opened(page, 'Ana')
    await dialog(page).getByLabel('Saturday to', { exact: true }).fill('15:00')
    await dialog(page).getByText('Not saved yet: working hours').waitFor()
    await dialog(page).getByLabel('Sunday', { exact: true }).scrollIntoViewIfNeeded()
  } },
  'availability-discard': { on: 'users', open: async (page) => {
    await opened(page, 'Ana')
    await dialog(page).getByLabel('Saturday to', { exact: true }).fill('15:00')
    await page.keyboard.press('Escape')
    await page.getByText('Discard the changed working hours?').waitFor()
  } },
  'availability-leave': { on: 'users', open: async (page) => {
    await opened(page, 'Ana')
    await button(dialog(page), 'Add leave').click()
    await flip(dialog(page), 'Part of a day')
    await dialog(page).getByText('A person', { exact: true }).click()
    await button(dialog(page), 'Add leave').click()
    await dialog(page).getByText('Choose the first day.').waitFor()
  } },
  'availability-empty': { on: 'users', open: async (page) => {
    await opened(page, 'Jonas')
    await button(dialog(page), 'Other time…').click()
    await dialog(page).getByLabel('Time', { exact: true }).waitFor()
  } },
  'availability-until': { on: 'users', open: (page) => inMenu(page, 'Jonas', 'On leave until…') },
  'availability-menu': { on: 'users', open: async (page) => {
    await button(page, /^More for Ana/).click()
    await page.getByRole('menu').waitFor()
  } },
  'availability-limit': { on: 'users', open: async (page) => {
    await button(page, /^Edit Cleo/).click()
    await dialog(page).getByLabel('Most open leads').waitFor()
  } },
  'availability-pause': { on: 'workspace', open: async (page) => {
    await button(page, 'Pause').click()
    await page.getByRole('menu').waitFor()
  } },
}
