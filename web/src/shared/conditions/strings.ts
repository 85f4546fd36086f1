/** The words of a rule's conditions, as they are read aloud: “source is Facebook”. */
export const strings = {
  fields: {
    source: 'source', form: 'form', campaign: 'campaign', import: 'import', tag: 'tag', status: 'status', value: 'value',
    name: 'name', email: 'e-mail', email_domain: 'e-mail domain', phone: 'phone', phone_country: 'phone country', company: 'company',
    country: 'country', language: 'language', arrived_hour: 'hour of arrival', arrived_weekday: 'day of arrival',
  } as Record<string, string>,
  groups: { origin: 'Where it came from', lead: 'The lead', person: 'The person', arrival: 'When it came in', fields: 'Custom fields', answers: 'Form answers' },
  operators: {
    is: 'is', is_not: 'is not', one_of: 'is one of', not_one_of: 'is none of', contains: 'contains', starts_with: 'starts with',
    is_empty: 'is empty', is_not_empty: 'is not empty', gt: 'is over', gte: 'is at least', lt: 'is under', lte: 'is at most', between: 'is between',
  } as Record<string, string>,
  dateOperators: { gt: 'is after', gte: 'is on or after', lt: 'is before', lte: 'is on or before' } as Record<string, string>,
  days: { mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday', sun: 'Sunday' } as Record<string, string>,
  and: 'and',
  or: 'or',
  range: (from: string, to: string) => `${from} and ${to}`,
  everyLead: 'a lead comes in',
  failed: {
    noTag: (tag: string) => `no tag ${tag}`,
    hasTag: (tag: string) => `has the tag ${tag}`,
    observed: (field: string, observed: string) => `${field} is ${observed}`,
    empty: (field: string) => `${field} is empty`,
    not: (field: string, observed: string, wanted: string) => `${field} is ${observed}, not ${wanted}`,
    noneOf: (field: string, observed: string, wanted: string) => `${field} is ${observed}, none of ${wanted}`,
    lacks: (field: string, wanted: string) => `${field} does not contain ${wanted}`,
    starts: (field: string, wanted: string) => `${field} does not start with ${wanted}`,
  },
}
