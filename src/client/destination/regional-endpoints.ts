import { EndpointResolver, type EndpointSettings } from '../../endpoints/index.js'
import { compileJmespath } from '../../jmespath/index.js'

/** The endpoints of one client, in its own region and in those that calls turned out to belong to. */
export class RegionalEndpoints {
  readonly #regions = new Map<string, string>()
  readonly #resolvers = new Map<string, EndpointResolver>()

  constructor(private readonly settings: EndpointSettings) {}

  /** The resolver of a scope's region (S3: of a bucket's), or of the client's own. */
  of(scope: string | undefined): EndpointResolver {
    return this.in((scope !== undefined && this.#regions.get(scope)) || this.settings.region)
  }

  in(region: string): EndpointResolver {
    let resolver = this.#resolvers.get(region)
    if (!resolver) {
      const settings = { ...this.settings, region }
      resolver = new EndpointResolver(settings, (expression, data) => compileJmespath(expression)(data))
      this.#resolvers.set(region, resolver)
    }
    return resolver
  }

  remember(scope: string, region: string): void {
    this.#regions.set(scope, region)
  }
}
