import { ResponseParseError } from '../../errors/index.js'
import type { ServiceModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import type { SessionCredentials, SessionHooks } from '../../services/index.js'
import { Kept } from '../../values/index.js'

/** Session credentials are renewed this long before they expire, so that no request arrives after their expiration. */
const margin = 60_000

/** Limits the memory of a client that works through thousands of buckets. */
const maxSessions = 1000

/** Session credentials of one client, such as those of S3 Express: one set for each directory bucket. */
export class SessionCredentialsCache {
  readonly #kept = new Kept<SessionCredentials>({
    isFresh: ({ expiration }) => expiration.getTime() - margin > platform.now(),
    most: maxSessions,
  })

  constructor(
    private readonly service: ServiceModel,
    private readonly hooks: SessionHooks,
  ) {}

  /** The credentials that sign a call with this input; `call` fetches them if there are none yet. */
  get(
    input: Structure,
    call: (operation: string, input: Structure) => Promise<Structure>,
  ): Promise<SessionCredentials> {
    const { operation, inputFor } = this.hooks
    const sessionInput = inputFor(input)
    return this.#kept.get(JSON.stringify(sessionInput), async () =>
      this.#read(await call(operation, sessionInput)),
    )
  }

  #read(output: Structure): SessionCredentials {
    const credentials = this.hooks.credentialsIn(output)
    if (credentials) return credentials
    const context = { service: this.service.name, operation: this.hooks.operation }
    throw new ResponseParseError('the response contains no session credentials', context)
  }
}
