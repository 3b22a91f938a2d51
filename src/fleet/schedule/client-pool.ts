import { type AwsClient, clientClass } from '../../client/index.js'
import { loadModel } from '../../models/index.js'
import type { Job } from './job.js'

interface Entry {
  client: AwsClient | undefined
  /** Jobs that use the client. */
  users: number
  /** Jobs that will use it soon. */
  waiting: number
}

/**
 * The clients of the jobs at work: one for each account, region and service. A client is made with its first job and
 * destroyed with the last one, which closes its connections.
 */
export class ClientPool {
  readonly #entries = new Map<string, Entry>()

  /** Notes that a job will use its client soon. */
  announce(job: Job): void {
    this.#entryOf(job).waiting++
  }

  /**
   * The client of a job that was announced.
   *
   * @throws NextTokenError `UnknownService` or `InvalidModel`.
   */
  take(job: Job): AwsClient {
    const entry = this.#entryOf(job)
    entry.waiting--
    entry.users++
    entry.client ??= newClient(job)
    return entry.client
  }

  /** Notes that a job that was announced needs no client. */
  withdraw(job: Job): void {
    this.#entryOf(job).waiting--
    this.#dropUnused(job)
  }

  release(job: Job): void {
    this.#entryOf(job).users--
    this.#dropUnused(job)
  }

  /** Destroys all clients. */
  close(): void {
    for (const { client } of this.#entries.values()) client?.destroy()
    this.#entries.clear()
  }

  #entryOf(job: Job): Entry {
    const key = clientKey(job)
    const entry = this.#entries.get(key) ?? { client: undefined, users: 0, waiting: 0 }
    this.#entries.set(key, entry)
    return entry
  }

  #dropUnused(job: Job): void {
    const { client, users, waiting } = this.#entryOf(job)
    if (users + waiting > 0) return
    this.#entries.delete(clientKey(job))
    client?.destroy()
  }
}

/** What jobs with the same client have in common. AWS counts the requests of such jobs together, operation by operation. */
export function clientKey({ account, region, service }: Job): string {
  return `${account.id}\n${region.clientRegion}\n${service}`
}

function newClient({ account, region, service }: Job): AwsClient {
  const model = loadModel(service)
  // `apiVersion`: a listing has one model, whatever the profiles of its accounts say.
  const config = { ...account.config, apiVersion: model.version, region: region.clientRegion }
  return new (clientClass(model))(config)
}
