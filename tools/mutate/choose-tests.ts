import type { TestCoverage } from './measure-coverage.js'
import type { TestFile } from './messages.js'

/** A test file to run for a mutant, and how long it takes without one. */
export interface ChosenFile extends TestFile {
  readonly time: number
}

export interface MutantLocation {
  readonly file: string
  /** Where the marks of the file begin in the plan, and how many it has. */
  readonly first: number
  readonly count: number
  /** The marks of the file that matter: a test must reach at least one of them. */
  readonly wanted: readonly number[]
}

/** Milliseconds from which a file's tests are chosen one by one; below, choosing gains nothing. */
const slowFile = 2500
/** How much sooner the tests of the mutant's own stage are run than others. */
const ownFactor = 5

/**
 * The test files that reach a mutant. Quick files, and files that reach little else, come first. Their total time is at
 * most `budget` milliseconds, except that one file always runs.
 */
export function chooseTests(
  coverage: readonly TestCoverage[],
  place: MutantLocation,
  budget: number,
): ChosenFile[] {
  const { first, count } = place
  const wanted = new Set(place.wanted.map((mark) => first + mark))
  const ownFolder = `test/${place.file.split('/')[1]}/`
  const ranked = coverage.flatMap((file) => {
    const ids = Object.entries(file.tests).flatMap(([id, hits]) =>
      hits.some((hit) => wanted.has(hit)) ? id : [],
    )
    const isOutside = file.outside.some((hit) => wanted.has(hit))
    if (ids.length === 0 && !isOutside) return []
    const all = new Set([...file.outside, ...Object.values(file.tests).flat()])
    const near = [...all].filter((hit) => hit >= first && hit < first + count).length
    const share = isOutside ? 1 : ids.length / Object.keys(file.tests).length
    const isPart = file.time > slowFile && share < 1
    const time = isPart ? Math.max(file.time * share, 1000) : file.time
    const chosen: ChosenFile = isPart ? { path: file.path, testIds: ids, time } : { path: file.path, time }
    return { chosen, rank: (time * all.size) / near / (file.path.startsWith(ownFolder) ? ownFactor : 1) }
  })
  let left = budget
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .map(({ chosen }) => chosen)
    .filter(({ time }, index) => {
      left -= time
      return index === 0 || left >= 0
    })
}
