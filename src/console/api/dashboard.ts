import { answer, api } from './client.ts'

export const dashboard = ({ shop, from, to }: { shop: string; from: number; to: number }) =>
  answer(api.dashboard.$get({ query: { from: String(from), to: String(to), ...(shop ? { shop } : {}) } }))
export type Dashboard = Awaited<ReturnType<typeof dashboard>>
/** How many of how many, with the interval in which the true share lies. */
export type Share = Dashboard['drafted']

export const division = (shop: string) => answer(api.division.$get({ query: { shop } }))
export type Division = Awaited<ReturnType<typeof division>>['division']
export type Area = Division[number]['areas'][number]
export const divide = (shop: string, parts: Division) =>
  answer(api.division.$put({ query: { shop }, json: { division: parts } }))
