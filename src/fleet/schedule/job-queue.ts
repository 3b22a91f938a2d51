import { clientKey } from './client-pool.js'
import type { Job } from './job.js'

/** The jobs that were read ahead, and the choice of the next one. */
export class JobQueue<J extends Job> {
  #jobs: Waiting<J>[] = []
  readonly #active = new Map<string, number>()

  get size(): number {
    return this.#jobs.length
  }

  add(job: J): void {
    this.#jobs.push({ job, key: clientKey(job) })
  }

  /**
   * The job whose account, region and service has the fewest jobs at work, then whose account has the fewest, then the
   * first: a throttled API has jobs that do not end, and does not get more of them than it needs.
   */
  take(): J | undefined {
    let best: { at: number; load: number } | undefined
    for (const [at, waiting] of this.#jobs.entries()) {
      const load = this.#loadOf(waiting)
      if (!best || load < best.load) best = { at, load }
      if (load === 0) break
    }
    if (!best) return undefined
    const [taken] = this.#jobs.splice(best.at, 1)
    if (taken) this.#count(taken.job, 1)
    return taken?.job
  }

  /** Notes that a job that was taken has ended. */
  end(job: J): void {
    this.#count(job, -1)
  }

  #loadOf({ job, key }: Waiting<J>): number {
    const ofApi = this.#active.get(key) ?? 0
    const ofAccount = this.#active.get(job.account.id) ?? 0
    return ofApi * 1_000_000 + ofAccount
  }

  #count(job: J, change: number): void {
    for (const key of [clientKey(job), job.account.id]) {
      const count = (this.#active.get(key) ?? 0) + change
      if (count === 0) this.#active.delete(key)
      else this.#active.set(key, count)
    }
  }
}

interface Waiting<J extends Job> {
  readonly job: J
  readonly key: string
}
