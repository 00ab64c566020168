import { defineConfig } from 'vitest/config'

/** Nothing here is that slow; a busy machine may be. */
const PATIENCE = { testTimeout: 40_000, hookTimeout: 60_000 }
const BROWSER = 'tests/e2e/**/*.test.ts'
const STORE = 'tests/store/**/*.test.ts'
const RELIABILITY = 'tests/reliability/**/*.test.ts'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          ...PATIENCE,
          include: ['tests/**/*.test.ts'],
          exclude: [BROWSER, STORE, RELIABILITY],
          // Pure tests share what they load: the shop's scripts are read once a worker and not once a file.
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'store',
          ...PATIENCE,
          include: [STORE],
          globalSetup: ['tests/setup/postgres.ts'],
          maxWorkers: 2,
        },
      },
      {
        // Last and one at a time: a browser wants the machine to itself.
        test: {
          name: 'browser',
          globalSetup: ['tests/setup/console.ts'],
          ...PATIENCE,
          include: [BROWSER],
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What is killed, frozen and measured wants the machine to itself too.
        test: {
          name: 'reliability',
          ...PATIENCE,
          include: [RELIABILITY],
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
