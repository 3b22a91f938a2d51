import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { hooksOf } from '../../src/services/index.js'
import { loadedProtocol } from '../support/loaded-protocol.js'
import { isLong, sampleOf } from '../support/samples.js'
import { serviceRoundTrip } from './support/operation-round-trip.js'
import { testOperation } from './support/test-service.js'

/** What does not come back, and why. */
const known: Readonly<Record<string, string>> = {
  // `Event`, which AWS deprecated, and `Events` are one element: what is sent in both comes back in `Events`.
  's3.GetBucketNotification output': 'TopicConfiguration.Events.1',
  's3.PutBucketNotification input': 'NotificationConfiguration.TopicConfiguration.Events.1',
}

describe('every operation of the shipped models', () => {
  const all = new Map<string, ReturnType<typeof serviceRoundTrip>>()

  it.each(sampleOf('roundTrips', serviceNames()))(
    '%s: inputs and outputs survive encoding and decoding',
    (name) => {
      const trip = serviceRoundTrip(loadModel(name))
      all.set(name, trip)
      const problems = Object.entries(trip.problems).filter(([where, problem]) => {
        const path = known[`${name}.${where}`]
        return path === undefined || !problem.startsWith(`${path}:`)
      })
      expect(Object.fromEntries(problems)).toEqual({})
    },
  )

  it('was tested with all members, and every listed exception is still one', () => {
    const trips = [...all.values()]
    const operations = trips.reduce((sum, trip) => sum + trip.operations, 0)
    if (isLong) expect(operations).toBe(shippedIndex().totals.operations)
    const members = trips.reduce((sum, trip) => sum + trip.members, 0)
    expect(members).toBeGreaterThan(isLong ? 250_000 : 50_000)
    const found = [...all].flatMap(([name, { problems }]) =>
      Object.keys(problems).map((where) => `${name}.${where}`),
    )
    expect(found).toEqual(Object.keys(known))
  })
})

describe('the round trip of an operation', () => {
  it('reports a member whose value is lost', () => {
    const twice = { shape: 'Text', locationName: 'Same' }
    const operation = testOperation('rest-xml', {
      Root: { type: 'structure', members: { A: twice, B: twice } },
      Text: { type: 'string' },
    })
    expect(serviceRoundTrip(operation.service).problems).toEqual({
      [`${operation.name} input`]: expect.stringContaining('undefined where "A-000000" was given'),
      [`${operation.name} output`]: expect.stringContaining('undefined where "A-000000" was given'),
    })
  })
})

describe('two members that share one element', () => {
  it('are decoded into the member that is not deprecated: S3 events', () => {
    const operation = loadModel('s3').operation('GetBucketNotification')
    const roots = hooksOf('S3').responseRoots
    const topic = '<TopicConfiguration><Event>s3:A</Event><Event>s3:B</Event></TopicConfiguration>'
    const body = Buffer.from(`<NotificationConfiguration>${topic}</NotificationConfiguration>`)
    const response = { statusCode: 200, headers: {}, body }
    expect(
      operation && loadedProtocol(operation.service).decodeResponse(operation, response, { roots }),
    ).toEqual({
      TopicConfiguration: { Events: ['s3:A', 's3:B'] },
    })
  })
})
