import { appendFileSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Mutant } from './mutation.js'
import type { Verdict } from './session-client.js'

const path = '.cache/mutate/verdicts.ndjson'

/**
 * Verdicts of earlier runs, so that an interrupted run can continue. A mutant that was killed stays killed while its
 * file is the same; one that survived has another chance when the tests have changed.
 */
export class KeptVerdicts {
  readonly #verdicts = new Map<string, Verdict>()

  constructor(isFresh: boolean) {
    mkdirSync(dirname(path), { recursive: true })
    if (isFresh) rmSync(path, { force: true })
    for (const line of linesOf(path)) {
      const { key, verdict } = JSON.parse(line)
      this.#verdicts.set(key, verdict)
    }
  }

  get(mutant: Mutant, digests: { source: string; tests: string }): Verdict | undefined {
    return (
      this.#verdicts.get(keyOf(mutant, digests, 'killed')) ??
      this.#verdicts.get(keyOf(mutant, digests, 'survived'))
    )
  }

  add(mutant: Mutant, digests: { source: string; tests: string }, verdict: Verdict): void {
    const key = keyOf(mutant, digests, verdict.kind === 'survived' ? 'survived' : 'killed')
    this.#verdicts.set(key, verdict)
    appendFileSync(path, `${JSON.stringify({ key, verdict })}\n`)
  }
}

type Digests = { source: string; tests: string }

function keyOf(mutant: Mutant, { source, tests }: Digests, kind: 'killed' | 'survived'): string {
  const { file, start, end, replacement } = mutant
  return JSON.stringify([file, start, end, replacement, source, kind === 'killed' ? '' : tests])
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean)
  } catch {
    return []
  }
}
