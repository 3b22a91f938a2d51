import { NextTokenError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { paceOf } from '../../pace/index.js'
import type { Pace } from '../../transport/index.js'
import type { ClientSettings } from '../config/index.js'

/** @throws NextTokenError `InvalidConfiguration`. */
export function checkGovernor(governor: unknown, service: string): void {
  if (governor === undefined || typeof governor === 'boolean') return
  const problem = `governor must be true or false; got a value of type ${typeof governor}`
  throw new NextTokenError('InvalidConfiguration', problem, { service })
}

/** The paces of one client's listings, looked up once per operation. */
export class OperationPaces {
  readonly #known = new Map<OperationModel, Pace>()

  constructor(private readonly settings: ClientSettings) {}

  /** A promise at first: paces are per account, and the account is found with the credentials. */
  of(operation: OperationModel): Pace | Promise<Pace> {
    return this.#known.get(operation) ?? this.#find(operation)
  }

  async #find(operation: OperationModel): Promise<Pace> {
    const { region, endpoint } = this.settings.endpoint
    const service = operation.service.name
    const account = await this.#account()
    const pace = paceOf({ account, region, endpoint, service, operation: operation.name })
    this.#known.set(operation, pace)
    return pace
  }

  /** Missing credentials are reported when the request is signed. */
  async #account(): Promise<string> {
    const { credentials } = this.settings
    if (!credentials) return ''
    try {
      const { accountId, accessKeyId } = await credentials()
      return accountId ?? accessKeyId
    } catch {
      return ''
    }
  }
}
