import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    alias: {
      'nexttoken/eslint': source('./src/eslint/index.ts'),
      'nexttoken/sdk': source('./src/sdk/index.ts'),
      'nexttoken/simulator': source('./src/simulator/index.ts'),
      nexttoken: source('./src/index.ts'),
    },
  },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/live/**'],
    setupFiles: ['test/support/fixed-seed.ts'],
    // Its default leaves one of two cores idle: the coordinating process has little to do.
    maxWorkers: '100%',
    // Only for what hangs: on a machine with other work to do, a test of seconds takes minutes.
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // With `npm run test:coverage` only: docs/testing.md says how to read it.
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['html', 'json-summary'],
      reportsDirectory: 'build/coverage',
    },
  },
})
