import { Agent } from 'node:http'
import type { LookupFunction } from 'node:net'
import { client } from 'nexttoken'
import { type Simulation, simulate } from 'nexttoken/simulator'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadModel, type OperationModel, serviceNames } from '../../src/models/index.js'
import { alwaysSampled, sampleOf } from '../support/samples.js'
import { requiredInput } from './support/required-input.js'

const ITEMS = 5

/** Their pages hold no items: see `every-operation.test.ts`. */
const withoutItems: ReadonlySet<string> = new Set(['iotsitewise.GetCaptureData', 'fms.GetProtectionStatus'])

/** By service, the operations that boto3 has no paginator for. */
const services = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  const inferred = model.operationNames
    .flatMap((name) => model.operation(name) ?? [])
    .filter((operation) => operation.paginationRule?.inferredFrom !== undefined)
  return inferred.length > 0 ? [{ service, inferred }] : []
})

/** Whatever stands before the endpoint's host (an account's id, for s3control) leads to the simulator too. */
const toLoopback: LookupFunction = (_host, options, callback) => {
  if (options.all) callback(null, [{ address: '127.0.0.1', family: 4 }])
  else callback(null, '127.0.0.1', 4)
}

/** What a caller has to give: an offset is the listing's own business. */
function requiredWithoutOffset(operation: OperationModel): Record<string, unknown> {
  const offsets = operation.paginationRule?.defaults ?? {}
  return Object.fromEntries(Object.entries(requiredInput(operation)).filter(([name]) => !(name in offsets)))
}

describe.each(sampleOf('inferredPaginators', services, ({ service }) => alwaysSampled.includes(service)))(
  'every paginator of $service that boto3 lacks',
  ({ service, inferred }) => {
    let aws: Simulation
    beforeAll(async () => {
      aws = await simulate(
        Object.fromEntries(inferred.map(({ name }) => [`${service}.${name}`, { items: ITEMS, pageSize: 2 }])),
      )
    })
    afterAll(() => aws.close())

    it('lists to the end over HTTP', async () => {
      const credentials = { accessKeyId: 'test', secretAccessKey: 'test' }
      const endpoint = `http://aws.test:${new URL(aws.endpoint).port}`
      const requestHandler = { httpAgent: new Agent({ lookup: toLoopback }) }
      const config = { region: 'us-east-1', endpoint, credentials, requestHandler, maxAttempts: 1 }
      const aClient = client(service, config)
      for (const operation of inferred) {
        const before = aws.requests.length
        let pages = 0
        for await (const _ of aClient.paginate(operation.name, requiredWithoutOffset(operation))) pages++
        const requests = aws.requests.slice(before)
        const items = requests.reduce((sum, request) => sum + request.items, 0)
        expect.soft(requests.length, `requests of ${operation.name}`).toBe(pages)
        expect.soft(pages, `pages of ${operation.name}`).toBeGreaterThan(1)
        if (withoutItems.has(`${service}.${operation.name}`)) continue
        expect.soft(items, `items of ${operation.name}`).toBe(ITEMS)
      }
    })
  },
)
