import type { AwsCredentialIdentity } from '@smithy/types'
import { createCredentials } from '../auth/index.js'
import { type AvailableRegionsOptions, availableRegions, knownPartition } from '../endpoints/index.js'
import { NextTokenError } from '../errors/index.js'
import { type ModelDescription, serviceNames, shippedRegions } from '../models/index.js'
import { type CredentialsProvider, loadSharedConfig } from '../settings/index.js'
import { showAs } from '../values/index.js'
import {
  type ClientConfig,
  checkClientOptions,
  checkSharedOptions,
  type WithDocuments,
} from './config/index.js'
import { client } from './create-client.js'
import { regionOf } from './default-region.js'
import type { NamedService } from './named-service.js'
import type { OlderClient, OlderConfig } from './older-client.js'
import type { OlderVersions } from './older-versions.js'
import { credentialCalls } from './pipeline/index.js'
import { roleCredentials } from './role-credentials.js'
import type { RoleInput } from './role-input.js'
import type { DynamicClient } from './service-client.js'
import type { UntypedClient } from './service-methods.js'
import type { ServiceName } from './service-name.js'
import type { PlainServices, Services } from './services.js'

/** A configuration that several clients share, with its credentials: they are fetched once. */
export interface Session {
  /** Make a client. `config` overrides the session's configuration. */
  client(name: keyof OlderVersions, config: OlderConfig): OlderClient
  client<Name extends keyof PlainServices>(name: Name, config: WithDocuments): PlainServices[Name]
  client<Name extends keyof Services>(name: Name, config?: ClientConfig): Services[Name]
  client<Name extends ServiceName>(name: Name, config?: ClientConfig): UntypedClient<Name>
  client(model: ModelDescription, config?: ClientConfig): DynamicClient
  client<Name extends string>(
    nameOrModel: NamedService<Name> | ModelDescription,
    config?: ClientConfig,
  ): DynamicClient

  /**
   * Assume a role with this session's credentials. Returns a session whose credentials are the role's, with the same
   * configuration otherwise; `config` overrides it. STS is called with the first call of a client, and again 5 minutes
   * before the credentials expire; calls at the same time share one. A session of a role can assume the next role.
   *
   * @example
   * const audit = session().assumeRole({ RoleArn: 'arn:aws:iam::123456789012:role/Audit' })
   * const buckets = await audit.client('s3').listBuckets()
   * @throws ParamValidationError with every problem of the input. If the role cannot be assumed, calls of the session's
   * clients fail with NextTokenError `MissingCredentials`, which names it.
   */
  assumeRole(role: RoleInput, config?: RoleConfig): Session

  /**
   * The credentials that the session's clients sign with. They are kept, and fetched again 5 minutes before they expire. The
   * AWS SDK v3 takes this function as its `credentials`.
   *
   * @example
   * const { credentials } = session({ profile: 'audit' })
   * const { accessKeyId } = await credentials()
   * @throws NextTokenError `MissingCredentials` if no source has any, or the session has `credentials: false`.
   */
  credentials(): Promise<AwsCredentialIdentity>

  /** The name of the profile that the session reads, whether it exists or not: `'default'` if none is named. */
  readonly profile: string

  /** The region of the session's clients; undefined if neither the options, the environment nor the profile has one. */
  readonly region: string | undefined

  /** Names of all profiles in the shared config and credentials files, which are read each time. */
  readonly availableProfiles: readonly string[]

  /** Names of AWS's partitions, such as `aws` and `aws-cn`. */
  readonly availablePartitions: readonly string[]

  /** Names of all services that `client` takes, sorted; `services()` describes them. */
  readonly availableServices: readonly string[]

  /**
   * Names of the regions in which AWS has a service, sorted, as boto3's `get_available_regions`. Nothing is sent: they are
   * those of the botocore release that the models were taken from. A global service, such as IAM, has none.
   *
   * @example session().availableRegions('ec2', { partition: 'aws-cn' }) // ['cn-north-1', 'cn-northwest-1']
   * @throws NextTokenError `UnknownService` or `InvalidConfiguration` with the nearest names.
   */
  availableRegions<Name extends string>(
    service: NamedService<Name>,
    options?: AvailableRegionsOptions,
  ): string[]

  /**
   * The partition of a region. The names of regions that AWS adds later are recognized by their form.
   *
   * @example session().partitionOf('cn-north-1') // 'aws-cn'
   * @throws NextTokenError `InvalidConfiguration` for a name that no region can have.
   */
  partitionOf(region: string): string
}

/** The configuration of a role's session, without what the role replaces. */
export type RoleConfig = Omit<ClientConfig, 'credentials' | 'profile'>

/**
 * Share one configuration among several clients, as boto3's `Session` does.
 *
 * @example
 * const { client } = session({ profile: 'audit', region: 'eu-west-1' })
 * const iam = client('iam')
 * const s3 = client('s3', { region: 'us-east-1' })
 */
export function session(config: ClientConfig = {}): Session {
  checkSharedOptions(config)
  return new OpenSession({ ...config })
}

/** Its functions need no `this`, so that they can be taken out of it: `const { client } = session()`. */
class OpenSession implements Session {
  readonly #config: ClientConfig
  readonly #credentials: CredentialsProvider | false

  static {
    Object.defineProperty(OpenSession, 'name', { value: 'Session' })
    showAs(OpenSession.prototype, ({ profile, region }) => ({ profile, region }))
  }

  constructor(config: ClientConfig) {
    this.#config = config
    const calls = credentialCalls(config)
    this.#credentials = createCredentials(config, { region: config.region, calls })
  }

  // The overloads say which client it is.
  readonly client = ((nameOrModel: string | ModelDescription, own: ClientConfig = {}) => {
    checkClientOptions(own)
    const isShared = own?.profile === undefined || this.#config.credentials !== undefined
    const credentials = isShared ? { credentials: this.#credentials } : {}
    return client(nameOrModel, { ...this.#config, ...credentials, ...own })
  }) as Session['client']

  readonly assumeRole = (role: RoleInput, own: RoleConfig = {}): Session => {
    checkRoleConfig(own)
    const config = { ...this.#config, ...own }
    const region = this.#config.region ?? own.region
    const openSts = (): DynamicClient => this.client('sts', { region, apiVersion: undefined })
    const { mfaCodeProvider } = config
    return new OpenSession({ ...config, credentials: roleCredentials(role, { openSts, mfaCodeProvider }) })
  }

  readonly credentials = async () => (this.#credentials || unsigned)()

  get profile(): string {
    return loadSharedConfig(this.#config.profile || undefined).profileName
  }

  get region(): string | undefined {
    return regionOf(this.#config)
  }

  get availableProfiles(): readonly string[] {
    return [...loadSharedConfig(undefined).profiles.keys()]
  }

  get availablePartitions(): readonly string[] {
    return Object.keys(shippedRegions().partitions)
  }

  get availableServices(): readonly string[] {
    return serviceNames()
  }

  readonly availableRegions = availableRegions

  readonly partitionOf = knownPartition
}

function checkRoleConfig(config: ClientConfig): void {
  checkSharedOptions(config)
  const replaced = (['credentials', 'profile'] as const).filter((name) => config?.[name] !== undefined)
  if (replaced.length === 0) return
  const names = replaced.map((name) => `\`${name}\``).join(' and ')
  const problem = `the session of a role has the role's credentials; pass ${names} to session(), which assumes the role`
  throw new NextTokenError('InvalidConfiguration', problem)
}

function unsigned(): never {
  const problem = 'no credentials: the session has `credentials: false`'
  throw new NextTokenError('MissingCredentials', problem)
}
