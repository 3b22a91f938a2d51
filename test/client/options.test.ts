import { type ClientConfig, client, session } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { describe, expect, it } from 'vitest'
import { paginate } from '../../src/sdk/index.js'

const unsafe = (options: unknown) => options as ClientConfig
const problemOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error
  }
}
const refusal = (message: RegExp) => ({
  code: 'InvalidConfiguration',
  message: expect.stringMatching(message),
})

/** In JavaScript nothing else says so, and the call goes to AWS: https://github.com/aws/aws-sdk-js-v3/issues/2416 */
describe('an unknown option is an error that suggests the right name', () => {
  it.each<[object, RegExp]>([
    [
      { endpoint_url: 'http://127.0.0.1:5000' },
      /^sns: unknown client option "endpoint_url"; use `endpoint`$/,
    ],
    [{ region_name: 'us-east-1' }, /"region_name"; use `region`/],
    [{ aws_access_key_id: 'a' }, /"aws_access_key_id"; use `credentials: \{ accessKeyId/],
    [
      { accessKeyId: 'a', secretAccessKey: 'b' },
      /"accessKeyId"; use `cred[\s\S]*"secretAccessKey"; use `cred/,
    ],
    [{ config: {} }, /"config"; pass its settings as options/],
    [{ maxRetries: 3 }, /"maxRetries"; use `maxAttempts`, which counts the first attempt too/],
    [{ use_fips_endpoint: true }, /did you mean "useFipsEndpoint"/],
    [{ regoin: 'us-east-1' }, /did you mean "region"\?/],
    [{ Region: 'us-east-1' }, /"Region"; did you mean "region"\?$/],
    [{ useDualStackEndpoint: true }, /did you mean "useDualstackEndpoint"\?$/],
    [{ requestTimeout: 5 }, /"requestTimeout"; use `requestHandler: \{ requestTimeout \}`/],
    [{ addressing_style: 'path' }, /use `forcePathStyle`/],
    [{ maxItems: 5 }, /pass it to paginate/],
    [{ PaginationConfig: {} }, /pass it to paginate/],
    [{ signal: undefined }, /pass it to a call/],
    [{ frobnicate: 1 }, /unknown client option "frobnicate"; see docs\/configuration.md for all options/],
    [
      { credentials: { accessKeyId: 'a', secretAccessKey: 'b', SessionToken: 'c' } },
      /"SessionToken".*`sessionToken`/,
    ],
    [{ credentials: { aws_access_key_id: 'a' } }, /"aws_access_key_id" of `credentials`; use `accessKeyId`/],
    [{ clientContextParams: { Region: 'x' } }, /"Region"; this service has no endpoint parameters/],
  ])('client: %j', (options, message) => {
    expect(problemOf(() => client('sns', unsafe(options)))).toMatchObject(refusal(message))
  })

  it('a client’s endpoint parameters are those of its model', () => {
    const options = (name: string) => ({ clientContextParams: { [name]: true } })
    expect(problemOf(() => client('s3', options('Acelerate')))).toMatchObject(
      refusal(/clientContextParams member "Acelerate"; did you mean "Accelerate"\?/),
    )
    expect(client('s3', options('Accelerate')).operations).toContain('ListBuckets')
  })

  it('a session and its clients', () => {
    expect(problemOf(() => session(unsafe({ region_name: 'x' })))).toMatchObject(refusal(/use `region`/))
    const { client: open } = session({ region: 'us-east-1' })
    expect(problemOf(() => open('sns', unsafe({ endpoint_url: 'x' })))).toMatchObject(
      refusal(/use `endpoint`/),
    )
  })

  it.each([
    [
      'us-east-1',
      /expected an object of client options, got a string\n {2}for a region, pass \{ region: 'us-east-1' \}/,
    ],
    [7, /expected an object of client options, got a number$/],
    [['us-east-1'], /got an array$/],
    [() => {}, /got a function; nexttoken has no callbacks: await the result$/],
  ])('in a second argument that is not an options object: %s', (options, message) => {
    expect(problemOf(() => client('sns', unsafe(options)))).toMatchObject(refusal(message))
  })

  it('the options of a call, of a URL and of the request handler', async () => {
    const sns = client('sns', {
      region: 'us-east-1',
      requestHandler: unsafe({ connect_timeout: 5 }) as object,
    })
    await expect(sns.listTopics({}, { abortSignal: undefined } as object)).rejects.toMatchObject(
      refusal(/^sns.ListTopics: unknown call option "abortSignal"; use `signal`$/),
    )
    await expect(sns.call('ListTopics', {}, { maxItems: 5 } as object)).rejects.toThrow(
      /paginate\('list_topics'/,
    )
    await expect(sns.listTopics({}, 'x' as unknown as object)).rejects.toThrow(
      /object of call options, got a string/,
    )
    await expect(sns.presign('ListTopics', {}, { expires: 5 } as object)).rejects.toMatchObject(
      refusal(/unknown presign option "expires"; did you mean "expiresIn"\?/),
    )
    await expect(sns.listTopics()).rejects.toMatchObject(
      refusal(/unknown requestHandler option "connect_timeout"; use `connectionTimeout`/),
    )
  })

  it.each<[object, RegExp]>([
    [{ maxitem: 1 }, /unknown pagination option "maxitem"; did you mean "maxItems"/],
    [{ abortSignal: undefined }, /unknown pagination option "abortSignal"; use `signal`/],
    [{ PaginationConfig: {} }, /"PaginationConfig"; pass its settings as the options themselves/],
    [{ maxResults: 5 }, /"maxResults"; use `pageSize` for the items of one page/],
    [{ maxItems: '3' }, /maxItems is '3': pass a whole number/],
    [{ checkpoint: { store: 'x', evry: 'item' } }, /unknown checkpoint option "evry"; did you mean "every"/],
  ])('a listing: %j', (options, message) => {
    const sns = client('sns', { region: 'us-east-1' })
    expect(problemOf(() => sns.paginate('list_topics', {}, options))).toMatchObject({
      code: 'Pagination',
      message: expect.stringMatching(message),
    })
  })

  it('a listing over the AWS SDK', () => {
    const sns = { send() {}, config: {}, middlewareStack: {} } as never
    expect(problemOf(() => paginate(sns, class {} as never, {}, { servce: 'sns' } as object))).toMatchObject({
      code: 'Pagination',
      message: expect.stringMatching(/unknown pagination option "servce"; did you mean "service"/),
    })
  })

  it.each<[object, object, RegExp]>([
    [
      { 'sns.ListTopics': { item: () => ({}), pagesize: 2 } },
      {},
      /unknown plan setting "pagesize"; did you mean "pageSize"/,
    ],
    [
      { 'sns.ListTopics': { faults: [{ on: 1, kind: 'reset', att: 'body' }] } },
      {},
      /fault setting "att"; did you mean "at"/,
    ],
    [
      { 'sns.ListTopics': { faults: { on: 1, kind: 'reset' } } },
      {},
      /faults is \{"on":1,"kind":"reset"\}; use a list/,
    ],
    [{ 'sns.ListTopics': 5 }, {}, /expected an object of plan settings, got a number/],
    [{}, { prot: 1 }, /unknown simulate option "prot"; did you mean "port"/],
  ])('a simulation: %j %j', async (plan, options, message) => {
    await expect(simulate(plan as never, options)).rejects.toThrow(message)
  })
})
