import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject, Kept } from '../../values/index.js'

interface Discovered {
  readonly url: string
  /** Time of `platform.elapsed` at which it has to be asked for again. */
  readonly expiresAt: number
}

/** Calls the operation that returns the endpoint of all others. */
export type Describe = (operation: OperationModel) => Promise<Structure>

/**
 * The discovered endpoint of one client, for services such as Timestream that require endpoint discovery. It is
 * kept for as long as the service says.
 */
export class EndpointDiscovery {
  readonly #kept = new Kept<Discovered>({
    isFresh: ({ expiresAt }) => expiresAt > platform.elapsed(),
    // As in botocore's discovery.py, the last endpoint is used while the service cannot be reached.
    isUsable: (_, error) => isObject(error) && (error.code === 'Network' || error.code === 'Timeout'),
  })

  /** The discovered URL of an operation; undefined if it uses the endpoint of the rules. */
  async urlOf(operation: OperationModel, describe: Describe): Promise<string | undefined> {
    const source = operation.traits.endpointdiscovery?.required ? describing(operation) : undefined
    if (!source) return undefined
    const found = await this.#kept.get('', async () => readEndpoint(source, await describe(source)))
    return found.url
  }
}

function describing({ service }: OperationModel): OperationModel | undefined {
  const operations = service.operationNames.map((name) => service.operation(name))
  return operations.find((operation) => operation?.traits.endpointoperation)
}

function readEndpoint(operation: OperationModel, { Endpoints }: Structure): Discovered {
  const first: unknown = Array.isArray(Endpoints) ? Endpoints[0] : undefined
  const { Address, CachePeriodInMinutes } = isObject(first) ? first : {}
  const url = String(Address).includes('://') ? String(Address) : `https://${Address}`
  if (typeof Address !== 'string' || !URL.canParse(url)) {
    throw new ResponseParseError('the response names no endpoint for later calls', operation.errorContext)
  }
  return { url, expiresAt: platform.elapsed() + Number(CachePeriodInMinutes ?? 0) * 60_000 }
}
