import type { Mark } from './marks.js'
import type { TestCoverage } from './measure-coverage.js'
import type { TestFile } from './messages.js'

/** A test file to run for a mutant, and how long it takes without one. */
export interface ChosenFile extends TestFile {
  readonly time: number
}

interface Place {
  /** Where the marks of the mutant's file begin in the plan. */
  readonly first: number
  readonly marks: readonly Mark[]
  /** The mark of the mutant, among those of its file. */
  readonly mark: number
}

/** Milliseconds from which a file's tests are chosen one by one; below, choosing gains nothing. */
const slowFile = 2500

/**
 * The test files that reach a mutant, those first that are likely to notice it soon: quick ones, and those that
 * reach little besides the mutant's file. Longer than `budget` milliseconds in all they do not take.
 */
export function chooseTests(coverage: readonly TestCoverage[], place: Place, budget: number): ChosenFile[] {
  const wanted = wantedMarks(place)
  const { first, marks } = place
  const ranked = coverage.flatMap((file) => {
    const ids = Object.entries(file.tests).flatMap(([id, hits]) =>
      hits.some((hit) => wanted.has(hit)) ? id : [],
    )
    const isOutside = file.outside.some((hit) => wanted.has(hit))
    if (ids.length === 0 && !isOutside) return []
    const all = new Set([...file.outside, ...Object.values(file.tests).flat()])
    const near = [...all].filter((hit) => hit >= first && hit < first + marks.length).length
    const share = isOutside ? 1 : ids.length / Object.keys(file.tests).length
    const isPart = file.time > slowFile && share < 1
    const time = isPart ? Math.max(file.time * share, 1000) : file.time
    const chosen: ChosenFile = isPart ? { path: file.path, testIds: ids, time } : { path: file.path, time }
    return { chosen, rank: (time * all.size) / near }
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

/**
 * The marks of which one must be reached. What runs as its module is loaded is reached by every test: its effect is
 * in the functions beside it, so tests that come by one of these are taken.
 */
function wantedMarks({ first, marks, mark }: Place): Set<number> {
  const inFunctions = marks.flatMap(({ isStatic }, index) => (isStatic ? [] : first + index))
  return marks[mark]?.isStatic === true && inFunctions.length > 0
    ? new Set(inFunctions)
    : new Set([first + mark])
}
