import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { createVitest, type Reporter } from 'vitest/node'
import { filesOf } from './files-of.js'
import { marksOf, parse, withMarks } from './marks.js'

/** What one test file reaches. */
export interface TestCoverage {
  /** From the repository's root. */
  readonly path: string
  /** Milliseconds that the file takes, its imports included. */
  readonly time: number
  /** Marks that run outside of its tests. */
  readonly outside: readonly number[]
  /** Marks by the id of the test. */
  readonly tests: Readonly<Record<string, readonly number[]>>
}

/** The numbers of the marks of each file: those of `file` begin at `first.get(file)`. */
export interface MarkPlan {
  readonly first: ReadonlyMap<string, number>
  readonly count: number
}

const folder = '.cache/mutate'

export function planMarks(files: readonly string[]): MarkPlan {
  const first = new Map<string, number>()
  let count = 0
  for (const file of files) {
    first.set(file, count)
    count += marksOf(parse(readFileSync(file, 'utf8'))).length
  }
  return { first, count }
}

/**
 * What every test file of these folders reaches. It is measured once for the same source; a test file that changed is run again.
 */
export async function measureCoverage(
  plan: MarkPlan,
  { folders, workers }: { readonly folders: readonly string[]; readonly workers: number },
): Promise<TestCoverage[]> {
  const source = digest([...filesOf('src'), ...filesOf('test').filter((path) => !path.endsWith('.test.ts'))])
  const kept = readKept(source)
  const tests = folders
    .flatMap(filesOf)
    .filter((path) => path.endsWith('.test.ts') && !path.startsWith('test/live/'))
  const stale = tests.filter((path) => kept[path]?.digest !== digest([path]))
  if (stale.length > 0) {
    console.log(`measuring what ${stale.length} test files reach`)
    for (const coverage of await run({ files: stale, plan, workers })) {
      kept[coverage.path] = { digest: digest([coverage.path]), coverage }
    }
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'coverage.json'), JSON.stringify({ source, kept }))
  }
  return tests.flatMap((path) => kept[path]?.coverage ?? [])
}

type Kept = Record<string, { digest: string; coverage: TestCoverage }>

function readKept(source: string): Kept {
  try {
    const found = JSON.parse(readFileSync(join(folder, 'coverage.json'), 'utf8'))
    return found.source === source ? found.kept : {}
  } catch {
    return {}
  }
}

async function run(task: { files: string[]; plan: MarkPlan; workers: number }): Promise<TestCoverage[]> {
  const { files, plan, workers } = task
  const hits = resolve(folder, 'hits')
  rmSync(hits, { recursive: true, force: true })
  process.env.NEXTTOKEN_MUTATE_MARKS = String(plan.count)
  process.env.NEXTTOKEN_MUTATE_HITS = hits
  const times = new Map<string, number>()
  const reporter: Reporter = {
    onTestModuleEnd: (module) => {
      const { duration, collectDuration, setupDuration, prepareDuration } = module.diagnostic()
      times.set(module.moduleId, duration + collectDuration + setupDuration + prepareDuration)
      if (!module.ok()) console.log(`${module.relativeModuleId} fails without any mutant: it is left out`)
      else if (times.size % 20 === 0) console.log(`${times.size} of ${files.length} test files`)
    },
  }
  const setupFiles = ['test/support/fixed-seed.ts', 'tools/mutate/coverage-setup.ts']
  const vitest = await createVitest(
    'test',
    {
      watch: false,
      config: 'vitest.mutate.config.ts',
      maxWorkers: workers,
      reporters: [reporter],
      setupFiles,
    },
    { plugins: [countingPlugin(plan)] },
  )
  await vitest.standalone()
  const project = vitest.getRootProject()
  const result = await vitest.runTestSpecifications(
    files.map((path) => project.createSpecification(resolve(path))),
  )
  await vitest.close()
  const failed = new Set(result.testModules.filter((module) => !module.ok()).map(({ moduleId }) => moduleId))
  return readdirSync(hits)
    .map((name) => JSON.parse(readFileSync(join(hits, name), 'utf8')))
    .filter(({ path }) => !failed.has(path))
    .map((found) => ({
      ...found,
      path: relative('.', found.path),
      time: Math.round(times.get(found.path) ?? 0),
    }))
}

function countingPlugin({ first }: MarkPlan) {
  return {
    name: 'nexttoken-marks',
    enforce: 'pre' as const,
    transform: (code: string, id: string) => {
      const start = first.get(relative('.', id))
      return start === undefined ? undefined : withMarks(code, start)
    },
  }
}

export function digest(files: readonly string[]): string {
  const hash = createHash('sha1')
  for (const file of files) hash.update(`${file}\n${readFileSync(file, 'utf8')}`)
  return hash.digest('hex')
}
