import { ResponseParseError } from '../../errors/index.js'
import type { OperationModel } from '../../models/index.js'
import { platform } from '../../platform/index.js'
import type { Structure } from '../../protocols/index.js'
import { isObject, Kept } from '../../values/index.js'

interface Discovered {
  readonly url: string
  /** By the clock of `platform.elapsed`. */
  readonly until: number
}

/** Calls the operation that tells where the others go. */
export type Describe = (operation: OperationModel) => Promise<Structure>

/**
 * The host of one client of a service, such as Timestream, that has its callers ask for one; kept for as long as
 * the service says.
 */
export class EndpointDiscovery {
  readonly #kept = new Kept<Discovered>({
    isFresh: ({ until }) => until > platform.elapsed(),
    // As in botocore's discovery.py, the last host is used while the service cannot be reached.
    isUsable: (_, error) => isObject(error) && (error.code === 'Network' || error.code === 'Timeout'),
  })

  /** The URL that an operation goes to; undefined where its endpoint is the one that the rules give. */
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
    const context = { service: operation.service.name, operation: operation.name }
    throw new ResponseParseError('the answer names no endpoint that later calls could go to', context)
  }
  return { url, until: platform.elapsed() + Number(CachePeriodInMinutes ?? 0) * 60_000 }
}
