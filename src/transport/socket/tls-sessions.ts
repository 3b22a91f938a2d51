/** As many as an agent of `node:https` keeps. */
const MOST = 100

/** The latest TLS session of each host, which a new connection to the host resumes. */
export class TlsSessions {
  readonly #sessions = new Map<string, Buffer>()

  get(host: string): Buffer | undefined {
    return this.#sessions.get(host)
  }

  keep(host: string, session: Buffer): void {
    this.#sessions.delete(host)
    this.#sessions.set(host, session)
    if (this.#sessions.size <= MOST) return
    for (const oldest of this.#sessions.keys()) return void this.#sessions.delete(oldest)
  }

  /** After a failed connection: the session may be the reason, and the next attempt must not fail for the same one. */
  forget(host: string): void {
    this.#sessions.delete(host)
  }

  clear(): void {
    this.#sessions.clear()
  }
}
