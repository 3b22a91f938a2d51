import {
  AwsClient,
  type DynamicClient,
  type NamedService,
  type OperationsOf,
  type PaginatorsOf,
  type Services,
  serviceStandIns,
} from '../client/index.js'
import { plainOperations } from '../documents/index.js'
import { NextTokenError } from '../errors/index.js'
import { loadModel } from '../models/index.js'
import { ClientStub, type StubPlace } from './client-stub.js'
import type { Stub } from './stub-types.js'

/** Every client of nexttoken, with declarations or without. */
interface AnyClient {
  readonly operations: readonly string[]
  canPaginate(operation: string): boolean
}

type StubOf<Client> = Stub<OperationsOf<Client>, PaginatorsOf<Client>>

/**
 * Answer a client's calls in a test, in place of its service: calls by method and by name, pages of paginators, waiters,
 * and transfers. Nothing is sent, and no region, credentials or network are needed. Inputs and answers are checked
 * against the model.
 *
 * With the name of a service, the calls of all its clients in this process are answered, also of those that are made
 * later by the code under test, by `across` or for credentials. A stub of the client itself goes first.
 *
 * A later stub of the same client or service replaces this one.
 *
 * @example
 * const sns = client('sns')
 * const stubbed = stub(sns)
 * stubbed.addPages('list_topics', [[{ TopicArn: 'arn:1' }], [{ TopicArn: 'arn:2' }]])
 * await sns.paginate('list_topics').items().toArray() // both topics
 * stubbed.assertNoPendingResponses()
 * stubbed.restore()
 * @throws NextTokenError `InvalidConfiguration` for anything but a client of nexttoken, or `UnknownService`.
 */
export function stub<Client extends AnyClient>(client: Client): StubOf<Client>
export function stub<Name extends keyof Services>(service: Name): StubOf<Services[Name]>
export function stub<Name extends string>(service: NamedService<Name>): StubOf<DynamicClient>
export function stub(target: unknown): object {
  return new ClientStub(
    typeof target === 'string' ? placeOfService(target) : placeOfClient(target),
  ).activate()
}

function placeOfService(name: string): StubPlace {
  const model = loadModel(name)
  return {
    model,
    get: () => serviceStandIns.get(model.name),
    set: (standIn) =>
      standIn ? serviceStandIns.set(model.name, standIn) : serviceStandIns.delete(model.name),
  }
}

function placeOfClient(target: unknown): StubPlace {
  const client = target instanceof AwsClient ? target : undefined
  const model = client && AwsClient.modelOf(client)
  if (!client || !model) {
    const known = "a client of nexttoken, such as client('sns'), or the name of a service, such as 'sns'"
    throw new NextTokenError('InvalidConfiguration', `stub() takes ${known}; got ${nameOf(target)}`)
  }
  const documents = AwsClient.documentsOf(client)
  return {
    model,
    ...(documents && { seen: plainOperations(model, documents) }),
    get: () => AwsClient.standInOf(client),
    set: (standIn) => AwsClient.setStandIn(client, standIn),
  }
}

function nameOf(target: unknown): string {
  if (typeof target !== 'object' || target === null)
    return target === null ? 'null' : `a value of type ${typeof target}`
  const name: unknown = target.constructor?.name
  return typeof name === 'string' && name !== '' && name !== 'Object'
    ? `a value of class ${name}`
    : 'another object'
}
