import type { ChosenFile } from './choose-tests.js'
import type { Mutant } from './mutation.js'
import type { SessionClient, Verdict } from './session-client.js'

/** A file so far down the list seldom notices what those before it did not: it runs twice. */
export const farDown = 6

interface Bench {
  readonly session: SessionClient
  /** From which place in the list on a file's failure has to come twice: `farDown`, or 0 on a busy machine. */
  readonly firstDoubted: number
}

/**
 * What becomes of a mutant by these test files. A failure that the mutant may not be to blame for does not count:
 * of tests that were chosen out of a file and need the ones before them, or of a late file that fails only once.
 */
export async function judge(bench: Bench, mutant: Mutant, files: readonly ChosenFile[]): Promise<Verdict> {
  const { session, firstDoubted } = bench
  const verdict = await session.run(mutant, files)
  if (verdict.kind !== 'killed') return verdict
  const index = files.findIndex(({ path }) => verdict.by.startsWith(path))
  const file = files[index]
  if (file === undefined) return verdict
  const rest = files.slice(index + 1)
  if (file.testIds !== undefined && (await session.run(undefined, [file])).kind !== 'survived') {
    return judge(bench, mutant, [{ path: file.path, time: file.time }, ...rest])
  }
  if (index < firstDoubted || (await session.run(mutant, [file])).kind !== 'survived') return verdict
  return judge(bench, mutant, rest)
}
