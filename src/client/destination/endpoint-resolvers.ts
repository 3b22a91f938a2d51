import { EndpointResolver, type EndpointSettings } from '../../endpoints/index.js'
import { compileJmespath } from '../../jmespath/index.js'

/** The endpoint resolvers of one client: one for its own region, and one for each region that S3 redirected it to. */
export class EndpointResolvers {
  readonly #regions = new Map<string, string>()
  readonly #resolvers = new Map<string, EndpointResolver>()

  constructor(private readonly settings: EndpointSettings) {}

  /** The resolver for the region of `scope`, such as an S3 bucket; the client's own region if it has none. */
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

  /** Sends later calls of `scope` to `region`. */
  remember(scope: string, region: string): void {
    this.#regions.set(scope, region)
  }
}
