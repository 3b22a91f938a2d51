/**
 * A process that holds one vitest and runs test files for one mutant after another. The mutant is put in by a plugin
 * as vitest loads the file, so that nothing is written to src/, and what other files compile to is kept.
 */
import { resolve } from 'node:path'
import { createVitest, type Reporter, type TestModule } from 'vitest/node'
import { applyMutation } from './find-mutants.js'
import { GivenOrder } from './given-order.js'
import type { RunRequest, SessionMessage } from './messages.js'
import type { Mutant } from './mutation.js'

const { NEXTTOKEN_MUTATE_WORKERS: workers = '1', NEXTTOKEN_MUTATE_PATIENCE: patience = '1' } = process.env
const MOST_ATTEMPTS = 5
const longestTest = 30_000 * Number(patience)

let mutant: Mutant | undefined
let failure: string | undefined
let wasInterrupted = false

const reporter: Reporter = {
  onTestModuleQueued: ({ moduleId }) => tell({ kind: 'started', path: moduleId }),
  onTestModuleEnd: (module) => {
    failure ??= failureOf(module)
    tell({ kind: 'ended', path: module.moduleId })
  },
  onTestRunEnd: (_modules, _errors, reason) => {
    wasInterrupted = reason === 'interrupted'
  },
}
const vitest = await createVitest(
  'test',
  {
    watch: false,
    config: 'vitest.mutate.config.ts',
    bail: 1,
    maxWorkers: Number(workers),
    reporters: [reporter],
    sequence: { sequencer: GivenOrder },
    // A mutant that hangs a promise is noticed by its test's time; one that hangs the process, by the parent.
    testTimeout: longestTest,
    hookTimeout: longestTest,
  },
  {
    plugins: [
      {
        name: 'nexttoken-mutant',
        enforce: 'pre',
        transform: (code, id) =>
          mutant !== undefined && id === resolve(mutant.file) ? applyMutation(code, mutant) : undefined,
      },
    ],
  },
)
await vitest.standalone()
process.on('message', (request: RunRequest) => void run(request))
process.on('disconnect', () => process.exit())
tell({ kind: 'ready' })

async function run({ mutant: next, files }: RunRequest): Promise<void> {
  forget(mutant)
  forget(next)
  mutant = next
  failure = undefined
  const project = vitest.getRootProject()
  const specifications = files.map(({ path, testIds }) =>
    project.createSpecification(resolve(path), testIds === undefined ? undefined : { testIds: [...testIds] }),
  )
  // On a busy machine, the first failure of the run before may come late and interrupt this one instead.
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const { unhandledErrors } = await vitest.runTestSpecifications(specifications)
    const [unhandled] = unhandledErrors
    if (unhandled !== undefined) failure ??= `unhandled: ${messageOf(unhandled)}`
    if (failure !== undefined || !wasInterrupted) break
  }
  tell(failure === undefined ? { kind: 'done' } : { kind: 'done', failure })
}

/** What vitest keeps of a file that is not the same any more. */
function forget(changed: Mutant | undefined): void {
  if (changed !== undefined) vitest.invalidateFile(resolve(changed.file))
}

function failureOf(module: TestModule): string | undefined {
  const [error] = module.errors()
  if (error !== undefined) return `${module.relativeModuleId}: ${error.message}`
  for (const test of module.children.allTests('failed')) return `${module.relativeModuleId}: ${test.fullName}`
  return module.ok() ? undefined : `${module.relativeModuleId}: a hook failed`
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function tell(message: SessionMessage): void {
  process.send?.(message)
}
