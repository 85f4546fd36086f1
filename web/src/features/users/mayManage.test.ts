import { expect, it } from 'vitest'
import type { components } from '@/shared/api/schema'
import { mayChange, mayGive, maySwitch } from './mayManage'

type Me = components['schemas']['Me']
type Member = components['schemas']['Member']
type Role = components['schemas']['Role']

const role = (id: number, kind: Role['kind'], permissions: Role['permissions']): Role => ({ id, key: kind === 'custom' ? id : kind, kind, name: kind, permissions })
const owner = role(1, 'owner', ['leads.create', 'leads.delete', 'members.manage'])
const admin = role(2, 'admin', ['leads.create', 'members.manage'])
const agent = role(3, 'agent', ['leads.create'])
const lead = role(4, 'custom', ['leads.create', 'members.manage'])
const eraser = role(5, 'custom', ['leads.delete'])
const roles = [owner, admin, agent, lead, eraser]

const me = (of: Role): Me => ({ id: 1, name: 'Me', email: '', role: of.key, role_name: of.name, permissions: of.permissions, token: null, workspace: { id: 1, name: '', zone: '', currency: null, language: null, demo: false } })
const member = (of: Role, id = 9): Member => ({ id, name: 'Ana', email: '', role: of.key, role_name: of.name, active: true, open_leads: 0, max_open: null, availability: { state: 'available', until: null }, created_at: '' })

it('lets the Owner give every role but their own', () => {
  expect(roles.filter((one) => mayGive(me(owner), one))).toEqual([admin, agent, lead, eraser])
})
it('lets others hand on only what they may do themselves, and never Admin', () => {
  expect(roles.filter((one) => mayGive(me(admin), one))).toEqual([agent, lead])
  expect(roles.filter((one) => mayGive(me(lead), one))).toEqual([agent, lead])
})
it('keeps the Owner and other Admins from an Admin', () => {
  expect(roles.filter((one) => mayChange(me(admin), member(one), roles))).toEqual([agent, lead])
  expect(mayChange(me(owner), member(owner, 1), roles)).toBe(true)
})
it('lets who only manages availability change nobody', () => {
  const planner = role(6, 'custom', ['availability.manage'])
  expect(roles.filter((one) => mayGive(me(planner), one) || mayChange(me(planner), member(one), roles) || maySwitch(me(planner), member(one), roles))).toEqual([])
})
it('keeps everybody from switching off the Owner and themselves', () => {
  expect(maySwitch(me(owner), member(owner, 1), roles)).toBe(false)
  expect(maySwitch(me(lead), member(lead, 1), roles)).toBe(false)
  expect(maySwitch(me(admin), member(agent), roles)).toBe(true)
})
