import { api } from '@/shared/api/client'
import type { components } from '@/shared/api/schema'

export type Source = components['schemas']['Source']
export type SourceForm = components['schemas']['SourceForm']
export type Arrival = components['schemas']['Arrival']

export const sourcesOptions = api.queryOptions('get', '/api/v1/sources')
export const sourceOptions = (id: number) => api.queryOptions('get', '/api/v1/sources/{id}', { params: { path: { id } } })
export const formsOptions = (id: number) => api.queryOptions('get', '/api/v1/sources/{id}/forms', { params: { path: { id } } })
