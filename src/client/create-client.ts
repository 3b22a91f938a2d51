import { NextTokenError } from '../errors/index.js'
import { type ModelDescription, modelOf, type ServiceModel } from '../models/index.js'
import { chooseModel } from '../settings/index.js'
import { clientClass } from './client-class.js'
import { type ClientConfig, checkClientOptions, type WithDocuments } from './config/index.js'
import type { NamedService } from './named-service.js'
import type { OlderClient, OlderConfig } from './older-client.js'
import type { OlderVersions } from './older-versions.js'
import type { DynamicClient } from './service-client.js'
import type { UntypedClient } from './service-methods.js'
import type { ServiceName } from './service-name.js'
import type { PlainServices, Services } from './services.js'

/**
 * Makes a client for an AWS service. Name it as boto3 does (`sns`, `s3`, `cognito-idp`; `services()` lists the
 * names), or pass a model of your own. The model is read synchronously, once per process. Region, credentials and
 * profile are read at the first call.
 *
 * `import 'nexttoken/types/sns'`, or `"types": ["nexttoken/types/sns"]` in tsconfig.json, types `client('sns')`.
 *
 * @throws NextTokenError `UnknownService` with the nearest names, `InvalidModel`, or `InvalidConfiguration` for
 * an unknown option, an unknown `apiVersion`, or an invalid `onTruncated` or `governor`.
 * @example
 * const sns = client('sns', { region: 'us-east-1' })
 * for await (const topic of sns.paginate('list_topics').items()) console.log(topic.TopicArn)
 */
export function client(name: keyof OlderVersions, config: OlderConfig): OlderClient
export function client<Name extends keyof PlainServices>(
  name: Name,
  config: WithDocuments,
): PlainServices[Name]
export function client<Name extends keyof Services>(name: Name, config?: ClientConfig): Services[Name]
export function client<Name extends ServiceName>(name: Name, config?: ClientConfig): UntypedClient<Name>
export function client(model: ModelDescription, config?: ClientConfig): DynamicClient
export function client<Name extends string>(
  nameOrModel: NamedService<Name> | ModelDescription,
  config?: ClientConfig,
): DynamicClient
export function client(nameOrModel: string | ModelDescription, config: ClientConfig = {}): object {
  const model = modelFor(nameOrModel, config ?? {})
  checkClientOptions(config, model)
  // A profile chooses the versions of names that have none, and not those of the user's own models.
  const isOpen = typeof nameOrModel === 'string' && !nameOrModel.includes('@')
  return new (clientClass(model))({ ...config, ...(!isOpen && { apiVersion: model.version }) })
}

function modelFor(nameOrModel: unknown, config: ClientConfig): ServiceModel {
  if (typeof nameOrModel === 'string' && nameOrModel !== '') return chooseModel(nameOrModel, config)
  if (isModel(nameOrModel)) return modelOf(nameOrModel)
  const seen = nameOrModel === '' ? 'an empty string' : nameOrModel === null ? 'null' : typeName(nameOrModel)
  const problem = `client() takes a service name, such as client('sns'), or a model of your own; got ${seen}; services() lists the names`
  throw new NextTokenError('UnknownService', problem)
}

/** Enough of a check to report what is missing in it. */
function isModel(value: unknown): value is ModelDescription {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeName(value: unknown): string {
  if (value === undefined) return 'undefined'
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`
}
