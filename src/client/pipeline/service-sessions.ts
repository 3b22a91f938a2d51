import { ResponseParseError } from '../../errors/index.js'
import type { ServiceModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import type { SessionCredentials, SessionHooks } from '../../services/index.js'
import { Kept } from '../../values/index.js'

/** A session is opened anew this long before it ends, so that no request arrives behind its end. */
const margin = 60_000

/** Sessions kept per client: a client that goes through thousands of buckets does not keep one for each. */
const mostKept = 1000

/** The sessions of one client, by what they are good for. */
export class ServiceSessions {
  readonly #kept = new Kept<SessionCredentials>({
    isFresh: ({ expiration }) => expiration.getTime() - margin > platform.now(),
    most: mostKept,
  })

  constructor(
    private readonly service: ServiceModel,
    private readonly hooks: SessionHooks,
  ) {}

  /** The credentials of the session that a call of this input needs, opened by `call` if none is open. */
  credentials(
    input: Structure,
    call: (operation: string, input: Structure) => Promise<Structure>,
  ): Promise<SessionCredentials> {
    const { operation, inputFor } = this.hooks
    const wanted = inputFor(input)
    return this.#kept.get(JSON.stringify(wanted), async () => this.#read(await call(operation, wanted)))
  }

  #read(output: Structure): SessionCredentials {
    const credentials = this.hooks.credentialsIn(output)
    if (credentials) return credentials
    const context = { service: this.service.name, operation: this.hooks.operation }
    throw new ResponseParseError('the answer holds no credentials of a session', context)
  }
}
