import { client, type ExceptionCheck, type ServiceError } from 'nexttoken'
import { beforeAll, describe, expect, it } from 'vitest'
import { runPython } from './support/botocore-pages.js'

const regions = ['us-east-1', 'cn-north-1', 'us-gov-west-1']

interface Facts {
  readonly name: string
  readonly apiVersion: string
  readonly protocol: string
  readonly signingName: string
  readonly operations: number
  readonly regions: readonly {
    readonly region: string
    readonly partition: string
    /** `meta.endpoint_url`. */
    readonly endpoint: string
    /** Where a call goes. */
    readonly called: string | null
  }[]
  /** The code of each exception, by its name. */
  readonly errors: Readonly<Record<string, string>>
  readonly shapes: readonly string[]
}

/** Services whose endpoint is known for single calls only. */
const byCall = new Set(['cloudfront-keyvaluestore'])

const opened = (name: string, region: string) => client(name, { region })
const withoutSlash = (url: string | null) => url?.replace(/\/$/, '')

describe('for every service, client.meta and client.exceptions agree with boto3', () => {
  let services: readonly Facts[] = []
  beforeAll(() => {
    services = runPython<Facts>('client_facts.py', regions)
  }, 600_000)

  it('on the facts of the model', () => {
    expect(services.length).toBeGreaterThan(400)
    const otherNames: Record<string, string> = {}
    for (const { name, apiVersion, protocol, signingName, operations } of services) {
      const { meta } = opened(name, 'us-east-1')
      expect(meta).toMatchObject({ name, apiVersion, protocol, operations })
      if (!byCall.has(name) && meta.signingName !== signingName) otherNames[name] = meta.signingName
    }
    // The endpoint rules say so, by which boto3 signs, too: its model has the name without them.
    expect(otherNames).toEqual({ importexport: 'IngestionService' })
  })

  it('on region, partition and the endpoint that calls go to', () => {
    let listed = 0
    let compared = 0
    const others: Record<string, string> = {}
    for (const { name, regions: facts } of services) {
      for (const { region, partition, endpoint, called } of facts) {
        const { meta } = opened(name, region)
        expect({ region: meta.region, partition: meta.partition }, name).toEqual({ region, partition })
        if (byCall.has(name)) continue
        compared++
        const ours = meta.endpoint
        if (ours === withoutSlash(endpoint)) listed++
        // boto3's endpoint_url comes from an older list; its calls go where the endpoint rules say.
        else if (ours !== withoutSlash(called)) others[`${name} ${region}`] = `${ours}, ${called}`
      }
    }
    // Its operations have different hosts, and ours is that of an operation that says nothing.
    expect(Object.keys(others)).toEqual(['signin us-east-1'])
    expect(compared).toBeGreaterThan(1200)
    expect(listed).toBeGreaterThan(1100)
  })

  it('on the names of the exceptions and their codes', () => {
    let count = 0
    for (const { name, errors, shapes } of services) {
      const { exceptions } = opened(name, 'us-east-1')
      expect(Object.keys(exceptions), name).toEqual(expect.arrayContaining([...shapes]))
      for (const [exception, code] of Object.entries(errors)) {
        const check = Reflect.get(exceptions, exception) as ExceptionCheck<ServiceError>
        expect(check.code, `${name} ${exception}`).toBe(code)
        count++
      }
    }
    expect(count).toBeGreaterThan(3000)
  })
})
