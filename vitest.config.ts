import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * Files with a process of their own. The others run one after another in the same process, so that each does not load
 * the source again: a test leaves the environment, the clock and Node's own functions as it found them.
 */
const alone = [
  // Stops the clock; the pace of the process, which other files have used, would wait for it.
  'test/fleet/hanging-accounts.test.ts',
  // They begin first, as they take long: they start other processes.
  'test/compiler/*.test.ts',
  'test/documentation/{recipes,snippets}.test.ts',
  'test/package/*.test.ts',
  'test/cli/program.test.ts',
  'test/{fleet,pagination,sinks,transfer}/kill.test.ts',
  'test/pagination/parallel/parallel-kill.test.ts',
  // They stop the clock. All listings of a process share the pace that they learn.
  'test/issues/pace.test.ts',
  'test/pace/{pace,rates}.test.ts',
  'test/sdk/pace.test.ts',
  // They expect warnings that a process gives once.
  'test/client/truncation.test.ts',
  'test/issues/page-size.test.ts',
  'test/platform/platform.test.ts',
  // They replace a module of Node, or load the source again.
  'test/models/unreadable.test.ts',
  'test/platform/{missing-files,replace-file}.test.ts',
  'test/transport/other-runtimes.test.ts',
  // They measure memory.
  'test/{pagination,sinks}/memory.test.ts',
]
/** Files that load most models. They share a process of their own, which keeps the models: a gigabyte, in all. */
const models = [
  'test/columns/every-operation.test.ts',
  'test/models/{inference,inventory-operations,numbers,pagination-rule,shipped-models}.test.ts',
  'test/pagination/{expired-token-every-operation,own-list,resume-every-operation,rule-expressions}.test.ts',
  'test/protocols/every-operation.test.ts',
  'test/protocols/xml/shortcuts.test.ts',
  'test/sdk/{every-operation,item-types}.test.ts',
  'test/sdk-v3/sdk-paginators.test.ts',
  'test/simulator/{every-operation,generate-value,inferred-paginators}.test.ts',
]
const live = 'test/live/**'
const databases = 'test/databases/**'

export default defineConfig({
  resolve: {
    alias: {
      'nexttoken/dynamodb': source('./src/documents/dynamodb.ts'),
      'nexttoken/eslint': source('./src/eslint/index.ts'),
      'nexttoken/sdk': source('./src/sdk/index.ts'),
      'nexttoken/sinks': source('./src/sinks/index.ts'),
      'nexttoken/simulator': source('./src/simulator/index.ts'),
      'nexttoken/testing': source('./src/testing/index.ts'),
      'nexttoken/transfer': source('./src/transfer/index.ts'),
      nexttoken: source('./src/index.ts'),
    },
  },
  test: {
    setupFiles: ['test/support/fixed-seed.ts'],
    projects: [
      { extends: true, test: { name: 'alone', include: alone } },
      { extends: true, test: { name: 'models', isolate: false, include: models } },
      {
        extends: true,
        test: {
          name: 'shared',
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: [live, databases, ...alone, ...models],
        },
      },
    ],
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
