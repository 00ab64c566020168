import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** A PostgreSQL server on which tests may create databases. */
    postgresUrl: string
  }
}

/** Starts a real PostgreSQL for the tests of the store; `PG_URL` names another one. Fails where it can not start. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (process.env.PG_URL) {
    provide('postgresUrl', process.env.PG_URL)
    return async () => {}
  }
  const server = await startPostgres()
  provide('postgresUrl', server.url)
  return () => server.stop()
}
