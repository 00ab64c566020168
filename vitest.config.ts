import { defineConfig } from 'vitest/config'

const BROWSER = 'tests/e2e/**/*.test.ts'
const STORE = 'tests/store/**/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER, STORE],
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'store',
          testTimeout: 20_000,
          include: [STORE],
          globalSetup: ['tests/setup/postgres.ts'],
          maxWorkers: 2,
        },
      },
      {
        // Last and one at a time: a browser wants the machine to itself.
        test: {
          name: 'browser',
          testTimeout: 20_000,
          hookTimeout: 60_000,
          include: [BROWSER],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
