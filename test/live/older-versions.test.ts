import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  loadModel,
  type OperationModel,
  type ServiceModel,
  shippedIndex,
  snakeCase,
} from '../../src/models/index.js'
import type { HttpHandler } from '../../src/transport/index.js'
import { type Boto3, plain, startBoto3 } from './support/boto3-lists.js'
import {
  comparableBody,
  comparableHeaders,
  comparableRequest,
  type Sent,
} from './support/comparable-request.js'
import { knownToBoto3 } from './support/known-to-boto3.js'
import { type PythonProcess, startPython } from './support/python-process.js'
import { requiredInput } from './support/required-input.js'
import { comparable, withoutAbsent } from './support/same-as-boto3.js'

/** What boto3 says about a version. */
interface Known {
  readonly apiVersion: string
  readonly protocol: string
  readonly operations: readonly string[]
  readonly paginators: readonly string[]
  readonly waiters: readonly string[]
  readonly calls: readonly { readonly sent?: Sent; readonly error?: string }[]
}

interface Call {
  readonly operation: string
  readonly input: Record<string, unknown>
  readonly region: string
}

const versions = Object.entries(shippedIndex().services).flatMap(([service, { olderVersions = [] }]) =>
  olderVersions.map((version) => ({ service, version, name: `${service}@${version}` })),
)

/** The first operation is called in other partitions too: their endpoints come from the version's own rules. */
const otherRegions = ['eu-west-1', 'cn-north-1', 'us-gov-west-1']

function callsOf(model: ServiceModel): Call[] {
  const operations = model.operationNames.flatMap((name) => model.operation(name) ?? [])
  const all = operations.map((operation) => callOf(operation, 'us-east-1'))
  return [
    ...all,
    ...operations.slice(0, 1).flatMap((one) => otherRegions.map((region) => callOf(one, region))),
  ]
}

/** With the required members, and tokens that each side would make of its own. */
function callOf(operation: OperationModel, region: string): Call {
  const tokens = [...(operation.input?.members.values() ?? [])]
    .filter(({ traits }) => traits.idempotencyToken)
    .map(({ name }) => [name, 'token'])
  return {
    operation: operation.name,
    input: { ...requiredInput(operation), ...Object.fromEntries(tokens) },
    region,
  }
}

/** Makes the request of a call, and catches it where it would be sent. */
async function caught(name: string, { operation, input, region }: Call) {
  const requests: ReturnType<typeof requestOf>[] = []
  const handle: HttpHandler['handle'] = (request) => {
    requests.push(requestOf(request))
    return Promise.reject(new Error('caught'))
  }
  const aws = client(name, {
    region,
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    maxAttempts: 1,
    requestHandler: { handle, metadata: { handlerProtocol: 'http/1.1' } },
  })
  const error: unknown = await aws.call(operation, input).catch((thrown: unknown) => thrown)
  return requests[0] ?? { error: String(error) }
}

type HandledRequest = Parameters<HttpHandler['handle']>[0]

function requestOf({ protocol, hostname, method, path, query, headers, body }: HandledRequest) {
  const pairs = Object.entries(query ?? {}).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one ?? '']),
  )
  return {
    host: `${protocol}//${hostname}`,
    method,
    path,
    query: pairs.sort(),
    headers: comparableHeaders(headers),
    body: comparableBody(Buffer.from(body ?? '')),
  }
}

function theirs({ sent, error }: Known['calls'][number]) {
  return sent ? { host: new URL(sent.url).origin, ...comparableRequest(sent) } : { error }
}

describe('an older API version', () => {
  let boto3: Boto3
  let python: PythonProcess
  beforeAll(() => {
    boto3 = startBoto3()
    python = startPython('older_versions.py')
  })
  afterAll(() => {
    boto3.stop()
    python.stop()
  })

  it('is shipped if boto3 has it', () => {
    expect(versions.length).toBe(33)
    expect(new Set(versions.map(({ service }) => service)).size).toBe(10)
  })

  describe.each(versions)('$name', ({ service, version, name }) => {
    const model = loadModel(name)

    it('has the operations, protocol, paginators and waiters of boto3, and makes the same requests', async () => {
      const calls = callsOf(model)
      const [known] = await python.ask<Known>({ service, version, calls }, 1)
      if (!known) throw new Error('boto3 said nothing')
      expect(model.metadata.apiVersion).toBe(known.apiVersion)
      expect(model.protocolName).toBe(known.protocol)
      expect(model.operationNames.toSorted()).toEqual(known.operations)
      const ofBoto3 = model.operationNames.filter((operation) => {
        const rule = model.paginationRule(operation)
        return rule && rule.inferredFrom === undefined
      })
      expect(ofBoto3.toSorted()).toEqual(known.paginators)
      expect(client(name, { region: 'us-east-1' }).waiterNames).toEqual(known.waiters)
      for (const [index, call] of calls.entries()) {
        const expected = known.calls[index]
        expect.soft(expected?.error, `boto3, ${call.operation}`).toBeUndefined()
        expect
          .soft(await caught(name, call), `${call.operation} in ${call.region}`)
          .toEqual(expected && theirs(expected))
      }
    })

    it('lists what boto3 lists', async () => {
      const paged = model.operationNames
        .flatMap((operation) => model.operation(operation) ?? [])
        .filter(({ paginationRule: rule }) => rule && rule.inferredFrom === undefined)
      if (paged.length === 0) return
      const aws = await simulate(
        Object.fromEntries(paged.map((one) => [`${name}.${one.name}`, { items: 7, pageSize: 3 }])),
      )
      const lists = paged.map((one) => ({
        service: name,
        operation: snakeCase(one.name),
        input: requiredInput(one),
      }))
      const listed = await boto3.list(aws.endpoint, lists)
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
      const ours = client(name, {
        region: 'us-east-1',
        endpoint: aws.endpoint,
        credentials,
        disableHostPrefix: true,
      })
      for (const [index, { operation, input }] of lists.entries()) {
        const expected = listed[index]
        const rule = paged[index]?.paginationRule
        if (!rule) throw new Error(`${operation} has no pages`)
        expect.soft(expected?.error, operation).toBeUndefined()
        const merged = plain(await ours.paginate(operation, input).buildFullResult())
        const same = withoutAbsent(knownToBoto3(rule, comparable(merged, expected?.result)))
        expect.soft(same, operation).toEqual(withoutAbsent(knownToBoto3(rule, expected?.result)))
      }
      await aws.close()
    })
  })
})
