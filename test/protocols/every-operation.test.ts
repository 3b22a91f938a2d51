import { describe, expect, it } from 'vitest'
import { loadModel, serviceNames, shippedIndex } from '../../src/models/index.js'
import { findProtocol } from '../../src/protocols/index.js'
import { hooksOf } from '../../src/services/index.js'
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

  it.each(serviceNames())('%s: what is encoded is decoded to the same, inputs and outputs', (name) => {
    const trip = serviceRoundTrip(loadModel(name))
    all.set(name, trip)
    const problems = Object.entries(trip.problems).filter(([where, problem]) => {
      const path = known[`${name}.${where}`]
      return path === undefined || !problem.startsWith(`${path}:`)
    })
    expect(Object.fromEntries(problems)).toEqual({})
  })

  it('was there, with its members; what is known not to come back does not', () => {
    const trips = [...all.values()]
    expect(trips.reduce((sum, { operations }) => sum + operations, 0)).toBe(shippedIndex().totals.operations)
    expect(trips.reduce((sum, { members }) => sum + members, 0)).toBeGreaterThan(250_000)
    const found = [...all].flatMap(([name, { problems }]) =>
      Object.keys(problems).map((where) => `${name}.${where}`),
    )
    expect(found).toEqual(Object.keys(known))
  })
})

describe('the round trip of an operation', () => {
  it('finds a member whose value is lost', () => {
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
  it('leave all of it to the one that is not deprecated: S3’s events', () => {
    const operation = loadModel('s3').operation('GetBucketNotification')
    const roots = hooksOf('S3').responseRoots
    const topic = '<TopicConfiguration><Event>s3:A</Event><Event>s3:B</Event></TopicConfiguration>'
    const body = Buffer.from(`<NotificationConfiguration>${topic}</NotificationConfiguration>`)
    const response = { statusCode: 200, headers: {}, body }
    expect(
      operation && findProtocol(operation.service).decodeResponse(operation, response, { roots }),
    ).toEqual({
      TopicConfiguration: { Events: ['s3:A', 's3:B'] },
    })
  })
})
