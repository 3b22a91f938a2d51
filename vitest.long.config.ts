import { defineConfig } from 'vitest/config'
import { samples } from './test/support/samples.js'
import base from './vitest.config.js'

/** The files of which `npm test` runs a sample, with all their cases. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    projects: undefined,
    include: [...new Set(Object.values(samples).map(({ file }) => file))],
    env: { NEXTTOKEN_LONG: '1' },
    testTimeout: 1_200_000,
  },
})
