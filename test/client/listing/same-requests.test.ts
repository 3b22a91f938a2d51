import { buildQueryString, HttpRequest, HttpResponse } from '@smithy/core/protocols'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { signRequest } from '../../../src/auth/signing/sign-request.js'
import { RequestTemplate } from '../../../src/client/listing/request-template.js'
import { tokenMembers } from '../../../src/client/listing/token-members.js'
import { Pipeline } from '../../../src/client/pipeline/index.js'
import { loadModel, type OperationModel, serviceNames } from '../../../src/models/index.js'
import type { Structure } from '../../../src/protocols/index.js'
import { hooksOf } from '../../../src/services/index.js'
import { readPlan } from '../../../src/simulator/index.js'
import { toPlainRequest } from '../../../src/transport/to-plain-request.js'
import { operationOf, requestFor, respondTo } from '../../simulator/support/ask.js'
import { requiredInput } from '../../simulator/support/required-input.js'
import { loadedProtocol } from '../../support/loaded-protocol.js'
import { alwaysSampled, sampleOf } from '../../support/samples.js'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' }

const paged = serviceNames().flatMap((service) => {
  const model = loadModel(service)
  const names = model.operationNames.filter((name) => model.operation(name)?.paginationRule)
  return names.map((name) => `${service}.${name}`)
})

/** Tokens with whatever a protocol has to escape, one that only JSON can send, and an empty one. */
const texts = [
  'first',
  'second',
  "%2F+a b&c=d/?#~*!'()",
  '"quoted\\"<&>\'\n',
  'Größe 小 🎈',
  'x'.repeat(3000),
  '',
]

function tokensAt(operation: OperationModel, index: number): Structure {
  const names = operation.paginationRule?.inputTokens ?? []
  const values = names.map((name, at) => {
    const type = operation.input?.members.get(name)?.shape.type
    const text = `${texts[index]}${at === 0 ? '' : at}`
    if (type === 'map') return [name, { id: { S: text }, count: { N: String(index) } }] as const
    return [name, type === 'string' ? text : index + 1] as const
  })
  return Object.fromEntries(values)
}

/** A pipeline whose service gives the same page to every request, and the requests that it got. */
function listingOf(name: string) {
  const operation = operationOf(name)
  const others = requiredInput(operation)
  const tokens = operation.paginationRule?.inputTokens ?? []
  const offsets = Object.entries(others).map(([name, value]) => [
    name,
    tokens.includes(name) && typeof value === 'number' ? 0 : value,
  ])
  const first = respondTo(
    readPlan({ [name]: { items: 2 } }),
    requestFor(operation, Object.fromEntries(offsets)),
  )
  for (const token of tokens) delete others[token]
  const sent: HttpRequest[] = []
  const handle = async (request: HttpRequest) => {
    sent.push(request)
    return { response: new HttpResponse({ ...first, headers: { ...first.headers } }) }
  }
  const config = { region: 'us-east-1', credentials, requestHandler: { handle } as never, governor: false }
  const noCalls = {
    call: () => Promise.reject(new Error('not called')),
    requestHandler: () => ({ handle }) as never,
  }
  const pipeline = new Pipeline(operation.service, config, noCalls)
  return { operation, others, sent, pipeline }
}

const given = ['x-amz-date', 'amz-sdk-invocation-id'] as const

/** A request that was made from its input, signed again with the date and the id of another one. */
function signedAs(whole: HttpRequest, page: HttpRequest): HttpRequest {
  const { authorization = '', 'x-amz-security-token': _, ...headers } = whole.headers
  for (const name of given) headers[name] = page.headers[name] ?? ''
  const [, region = '', service = ''] = /Credential=[^/]+\/\d+\/([^/]+)\/([^/]+)\//.exec(authorization) ?? []
  const time = (page.headers['x-amz-date'] ?? '').replace(
    /(....)(..)(..)T(..)(..)(..)Z/,
    '$1-$2-$3T$4:$5:$6Z',
  )
  const hash = headers['x-amz-content-sha256']
  const isS3 = hash !== undefined && hash !== 'UNSIGNED-PAYLOAD'
  if (isS3) delete headers['x-amz-content-sha256']
  const scope = { signingDate: new Date(time), signingRegion: region, signingService: service, isS3 }
  return signRequest(new HttpRequest({ ...whole, headers }), credentials, scope)
}

/** What is compared: order matters. */
function written({ headers, query, body, ...others }: HttpRequest): object {
  return {
    ...others,
    headers: Object.entries(headers),
    query: buildQueryString(query),
    body: Buffer.from(body ?? '').toString('latin1'),
  }
}

afterEach(() => void vi.restoreAllMocks())

describe('the pages of a template have the requests that are made from their inputs:', () => {
  const firsts = alwaysSampled.map((service) => paged.find((name) => name.startsWith(`${service}.`)))
  const several = ['s3.ListObjectVersions', 's3.ListParts', 'route53.ListResourceRecordSets', 'dynamodb.Scan']
  const always = [
    ...firsts,
    ...several,
    's3.ListObjectsV2',
    'cloudwatch.ListMetrics',
    'route53.ListTrafficPolicyInstances',
  ]
  const sample = sampleOf('pageTemplates', paged, (name) => always.includes(name))
  const templated = new Set<string>()
  it.each(sample)('%s', async (name) => {
    const fill = vi.spyOn(RequestTemplate.prototype, 'fill')
    const { operation, others, sent, pipeline } = listingOf(name)
    const send = pipeline.startListing(operation)
    const service = {
      protocol: loadedProtocol(operation.service),
      hooks: hooksOf(operation.service.metadata.serviceId),
    }
    const hasTemplate = tokenMembers(operation, service) !== undefined
    let pages = 0
    for (const index of texts.keys()) {
      const input = { ...others, ...tokensAt(operation, index) }
      const outcome = await send(input, {}).then(() => 'sent', String)
      const made = fill.mock.results.at(-1)?.value
      fill.mockClear()
      const [page] = sent.splice(0)
      const again = await pipeline.call(operation, input, {}).then(() => 'sent', String)
      expect(again).toBe(outcome)
      const [whole] = sent.splice(0)
      const isSigned = whole?.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') ?? false
      const isLearnt = hasTemplate && pages >= 2 && outcome === 'sent' && isSigned
      expect(made !== undefined, texts[index]?.slice(0, 20)).toBe(isLearnt)
      if (!page || !whole) continue
      pages++
      if (!hasTemplate || !isSigned) continue
      const expected = signedAs(whole, page)
      expect(written(page)).toEqual(written(expected))
      if (!made) continue
      templated.add(name)
      expect(made.head).toBe(toPlainRequest(expected)?.head)
    }
  })

  it('most operations have a template', () => {
    expect(templated.size).toBeGreaterThan(sample.length * 0.8)
  })
})
