import { ResponseParseError } from '../errors/index.js'
import type { ServiceModel } from '../models/index.js'
import { platform } from '../platform/index.js'
import type { Structure } from '../protocols/index.js'
import type { SessionCredentials, SessionHooks } from '../services/index.js'

/** A session is opened anew this long before it ends, so that no request arrives behind its end. */
const margin = 60_000

/** The sessions of one client, by what they are good for. */
export class ServiceSessions {
  readonly #kept = new Map<string, Promise<SessionCredentials>>()

  constructor(
    private readonly service: ServiceModel,
    private readonly hooks: SessionHooks,
  ) {}

  /** The credentials of the session that a call of this input needs, opened by `call` where none is open. */
  async credentials(
    input: Structure,
    call: (operation: string, input: Structure) => Promise<Structure>,
  ): Promise<SessionCredentials> {
    const { operation, inputFor } = this.hooks
    const wanted = inputFor(input)
    const key = JSON.stringify(wanted)
    const known = await this.#kept.get(key)
    if (known && known.expiration.getTime() - margin > platform.now()) return known
    const opened = call(operation, wanted).then((output) => this.#read(output))
    this.#kept.set(key, opened)
    opened.catch(() => this.#kept.delete(key))
    return opened
  }

  #read(output: Structure): SessionCredentials {
    const credentials = this.hooks.credentialsIn(output)
    if (credentials) return credentials
    const context = { service: this.service.name, operation: this.hooks.operation }
    throw new ResponseParseError('the answer holds no credentials of a session', context)
  }
}
