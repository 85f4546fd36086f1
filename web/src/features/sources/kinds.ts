import type { components } from '@/shared/api/schema'
import type { Source } from './useSources'

export type Kind = Source['kind']
export type SettingName = Exclude<keyof components['schemas']['SourceChange'], 'name' | 'form'>

/** What is entered for a source. A secret is not shown again; one that is made up nobody has to think of. */
export type Setting = { name: SettingName; secret?: boolean; required?: boolean; madeUp?: boolean; choices?: string[] }

export const kinds: Kind[] = ['form', 'mail', 'meta', 'google', 'linkedin', 'tiktok']

const settings: Partial<Record<Kind, Setting[]>> = {
  meta: [
    { name: 'app_secret', secret: true, required: true },
    { name: 'page_token', secret: true, required: true },
    { name: 'verify_token', required: true, madeUp: true },
    { name: 'page_ids' },
    { name: 'fetch_days', choices: ['0', '7', '30', '90'] },
  ],
  google: [{ name: 'key', secret: true, required: true }],
  linkedin: [
    { name: 'client_secret', secret: true, required: true },
    { name: 'access_token', secret: true, required: true },
  ],
  tiktok: [{ name: 'client_secret', secret: true }],
}

export const settingsOf = (kind: Kind): Setting[] => settings[kind] ?? []

/** Nobody guesses it, and it can be read out. */
export function madeUp(): string {
  return [...crypto.getRandomValues(new Uint8Array(25))].map((byte) => 'abcdefghjkmnpqrstuvwxyz23456789'[byte % 31]).join('')
}
