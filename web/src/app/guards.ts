import { notFound, redirect } from '@tanstack/react-router'
import { isProblem } from '@/shared/api/problem'
import type { components } from '@/shared/api/schema'
import { meOptions } from '@/shared/api/useMe'
import { fieldsOptions } from '@/shared/fields/useFields'
import { statusesOptions } from '@/shared/leads/useStatuses'
import { listen, stopListening } from './listening'
import { queries } from './queries'

type Me = components['schemas']['Me']
type Permission = components['schemas']['Permission']

/** Behind the sign-in: nothing is drawn before it is known for whom, and what the workspace calls things. */
export async function requireMember({ location }: { location: { href: string } }) {
  try {
    await queries.ensureQueryData(meOptions)
    await Promise.all([listen(), queries.ensureQueryData(statusesOptions), queries.ensureQueryData(fieldsOptions)])
  } catch (error) {
    if (!isProblem(error) || error.status !== 401) throw error
    stopListening()
    throw redirect({ to: '/sign-in', search: { next: location.href } })
  }
}

function may(permission: Permission): boolean {
  return queries.getQueryData<Me>(meOptions.queryKey)?.permissions.includes(permission) ?? false
}

/** What a role may not do does not exist for it: any of these permissions opens it. */
export function requires(...permissions: Permission[]) {
  return () => {
    if (!permissions.some(may)) throw notFound()
  }
}

/** The same, where all of these permissions are needed. */
export function requiresAll(...permissions: readonly Permission[]) {
  return () => {
    if (!permissions.every(may)) throw notFound()
  }
}

/** Who works through their own leads starts at them; who looks after all leads starts there. */
export function goHome() {
  throw redirect({ to: may('leads.view_all') ? '/leads' : '/workspace' })
}
