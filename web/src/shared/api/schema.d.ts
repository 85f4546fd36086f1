// Written by `npm run types` from api/openapi.json. Do not edit by hand.
export interface paths {
  '/api/v1/me': {
    get: {
      responses: {
        200: { content: { 'application/json': components['schemas']['Me'] } }
        default: { content: { 'application/problem+json': components['schemas']['Problem'] } }
      }
    }
  }
}
export interface components {
  schemas: {
    Me: { id: number; name: string; email: string; role: string; permissions: string[] }
    Problem: {
      type?: string
      title?: string
      status?: number
      detail?: string
      code?: string
      errors?: { location?: string; message?: string }[]
    }
  }
}
