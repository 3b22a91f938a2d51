import { partitionOf, type ResolvedEndpoint } from '../../endpoints/index.js'
import { OperationModel, type ServiceModel, serviceFacts } from '../../models/index.js'
import { memoize, showAs } from '../../values/index.js'
import type { ClientSettings } from '../config/index.js'
import type { EndpointResolvers } from '../destination/index.js'
import type { ClientMeta } from './client-meta.js'
import { shownFacts } from './shown-facts.js'

/** What a client's first call resolves. */
interface Resolved {
  readonly settings: ClientSettings
  readonly resolvers: EndpointResolvers
}

/** The facts are looked up when they are read: those of the configuration need a region. */
export function metaOf(model: ServiceModel, resolve: () => Resolved): ClientMeta {
  const endpoint = () => baseEndpoint(model, resolve())
  const scheme = () => endpoint().authSchemes[0] ?? endpoint()
  const meta: ClientMeta = {
    name: model.name,
    ...serviceFacts(model.description),
    protocol: model.protocolName,
    get region() {
      return resolve().settings.endpoint.region
    },
    get partition() {
      return partitionOf(meta.region)
    },
    get endpoint() {
      const { protocol, hostname, port, path } = endpoint().url
      return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`
    },
    get signingName() {
      return scheme().signingName
    },
    get signingRegion() {
      return scheme().signingRegion
    },
    get settings() {
      const { settings } = resolve()
      const set = Object.entries({ ...settings.endpoint, ...settings.retry }).filter(
        ([, value]) => value !== undefined,
      )
      return Object.fromEntries(set) as unknown as ClientMeta['settings']
    },
  }
  showAs(meta, () => shownFacts(meta, Object.keys(meta)))
  return meta
}

/** The endpoint of calls that nothing but the service decides. */
function baseEndpoint(model: ServiceModel, { resolvers }: Resolved): ResolvedEndpoint {
  const { plain, usual } = sampleOperations(model)
  try {
    return resolvers.of(undefined).resolve(plain, {})
  } catch (error) {
    // Some rules need a constant that every operation has: ACM's `ServiceType`.
    if (usual) return resolvers.of(undefined).resolve(usual, {})
    throw error
  }
}

const sampleOperations = memoize((model: ServiceModel) => {
  const traits = { name: '', http: { method: 'POST', requestUri: '/' } }
  const { staticContextParams } = model.operation(model.operationNames[0] ?? '')?.traits ?? {}
  return {
    plain: new OperationModel(model, '', traits),
    usual: staticContextParams && new OperationModel(model, '', { ...traits, staticContextParams }),
  }
})
