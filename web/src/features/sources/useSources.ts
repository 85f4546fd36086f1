import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Source = components['schemas']['Source']
export type SourceForm = components['schemas']['SourceForm']
export type Arrival = components['schemas']['Arrival']

export const sourcesOptions = api.queryOptions('get', '/api/v1/sources')
