import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          testTimeout: 20_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/store/**'],
        },
      },
      {
        test: {
          name: 'store',
          include: ['tests/store/**/*.test.ts'],
          globalSetup: ['tests/setup/postgres.ts'],
        },
      },
    ],
  },
})
