import { readFileSync } from 'node:fs'
import { type ClientConfig, client } from 'nexttoken'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { methodNames } from '../../src/client/method-names.js'
import { camelCase, listServices, loadModel } from '../../src/models/index.js'
import { hooksOf } from '../../src/services/index.js'

type Method = (input?: unknown, options?: unknown) => Promise<unknown>
type Methods = Readonly<Record<string, Method>>

interface Case {
  readonly service: string
  readonly region: string
  readonly method: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly token?: string
  readonly now: number
  readonly result: unknown
}

/** Made by test/live/support/sign_with_boto3.py, which the live suite asks for many more. */
const cases: Case[] = JSON.parse(
  readFileSync(new URL('./support/signed-by-boto3.json', import.meta.url), 'utf8'),
)

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

function open(service: string, config: ClientConfig = {}): Methods {
  const made = client(service, { region: 'eu-west-1', credentials: keys, ...config })
  onTestFinished(() => made.destroy())
  return made as unknown as Methods
}

function comparable(result: unknown) {
  if (typeof result !== 'string') return JSON.stringify(result)
  const [host, query] = result.split('?')
  return { host, parameters: [...new URLSearchParams(query)].sort() }
}

describe('a form or a token equals boto3’s:', () => {
  it.each(cases)('$service $region $method $parameters', async (each) => {
    const { service, region, method, parameters, token, now, result } = each
    vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 })
    onTestFinished(() => void vi.useRealTimers())
    const credentials = token === undefined ? keys : { ...keys, sessionToken: token }
    const made = open(service, { region, credentials, forcePathStyle: false })
    expect(comparable(await made[method]?.(parameters))).toEqual(comparable(result))
  })

  it('the option expiresIn is the same as ExpiresIn, and wins', async () => {
    const { policy } = await fieldsOf({ Bucket: 'books', Key: 'k', ExpiresIn: 5 }, { expiresIn: 60 })
    const { expiration } = JSON.parse(Buffer.from(policy ?? '', 'base64').toString())
    const seconds = (Date.parse(expiration) - Date.now()) / 1000
    expect(seconds).toBeGreaterThan(30)
    expect(seconds).toBeLessThanOrEqual(60)
    const token = await open('dsql').generateDbConnectAuthToken?.({ Hostname: 'h' }, { expiresIn: 60 })
    expect(token).toContain('X-Amz-Expires=60&')
  })
})

async function fieldsOf(input: object, options?: object): Promise<Record<string, string>> {
  const made = await open('s3').generatePresignedPost?.(input, options)
  return (made as { fields: Record<string, string> }).fields
}

describe('what cannot be signed is refused', () => {
  const refusal = async (made: Promise<unknown> | undefined) => {
    const error: unknown = await made?.then(
      () => undefined,
      (found: unknown) => found,
    )
    const { code, message, problems } = error as { code: string; message: string; problems?: unknown[] }
    return { code, message, problems: problems?.length }
  }

  it('an invalid post, with every problem', async () => {
    const input = {
      bucket: 'books',
      Key: 5,
      Fields: { acl: 1 },
      Conditions: [['starts-with', '$acl']],
      ExpiresIn: 0,
    }
    const made = open('s3').generatePresignedPost?.(input, { expiresIn: 1e9, expires: 1 })
    expect(await refusal(made)).toEqual({
      code: 'ParamValidation',
      problems: 8,
      message: [
        's3.generatePresignedPost: missing required parameter "Bucket"',
        'unknown parameter "bucket"; did you mean "Bucket"?',
        'Key: expected a string that is not empty, got a number (5)',
        'Fields: expected an object with texts, got an object',
        "Conditions: expected an array of { field: 'value' }, ['starts-with', '$field', 'value'] and ['content-length-range', 1, 9], got an array",
        'ExpiresIn: expected a whole number of seconds from 1 to 604800 (one week), got a number (0)',
        'unknown option "expires"; did you mean "expiresIn"?',
        'expiresIn: expected a whole number of seconds from 1 to 604800 (one week), got a number (1000000000)',
      ].join('\n  '),
    })
    expect((await refusal(open('s3').generatePresignedPost?.('books', 'k'))).message).toBe(
      's3.generatePresignedPost: expected an object, got a string ("books")\n  expected an object of options, got a string',
    )
  })

  it('an invalid token, with every problem', async () => {
    const input = { DBHostname: 'https://db', Port: 70_000, DBUsername: '', Region: 'EU West' }
    expect((await refusal(open('rds').generateDbAuthToken?.(input, { expiresIn: 5 }))).message).toBe(
      [
        'rds.generateDbAuthToken: DBHostname: expected a host name without scheme, port and path, got a string ("https://db")',
        'Port: expected a port from 1 to 65535, got a number (70000)',
        'DBUsername: expected a string that is not empty, got a string ("")',
        'Region: expected the name of an AWS region, such as "us-east-1", got a string ("EU West")',
        'unknown option "expiresIn"; this method has no options',
      ].join('\n  '),
    )
    expect((await refusal(open('dsql').generateDbConnectAuthToken?.())).message).toContain('Hostname')
  })

  it.each([
    ['a directory bucket', 'books--use1-az4--x-s3', 'NotSupported', 'S3 takes no forms for the bucket'],
    [
      'an access point',
      'arn:aws:s3:eu-west-1:123456789012:accesspoint/ap',
      'EndpointResolution',
      'Access points are not supported',
    ],
    [
      'an access point of several regions',
      'arn:aws:s3::123456789012:accesspoint/mfzwi23gnjvgw.mrap',
      'NotSupported',
      'sigv4a',
    ],
    ['a bucket that S3 never allows', 'a/b', 'ParamValidation', 'Bucket: expected a bucket name'],
  ])('%s', async (_, Bucket, code, message) => {
    const refused = await refusal(open('s3').generatePresignedPost?.({ Bucket, Key: 'k' }))
    expect(refused.code).toBe(code)
    expect(refused.message).toContain(message)
  })

  it('a client without credentials', async () => {
    const input = { Hostname: 'h' }
    const made = open('dsql', { credentials: false }).generateDbConnectAuthToken?.(input)
    expect(await refusal(made)).toMatchObject({
      code: 'InvalidConfiguration',
      message:
        'dsql.generateDbConnectAuthToken: the result is signed, but this client has `credentials: false`; pass credentials',
    })
  })
})

describe('the methods that are no operations', () => {
  const all = listServices().map(({ name }) => loadModel(name))

  it('have names that no operation of the service has', () => {
    const taken = all.flatMap((model) => {
      const operations = new Set(model.operationNames.map(camelCase))
      return methodNames(model).filter((name) => operations.has(name))
    })
    expect(taken).toEqual([])
    expect(all.flatMap(methodNames)).toHaveLength(4)
  })

  it('are loaded under these names', async () => {
    for (const { serviceId } of all) {
      const { methods } = hooksOf(serviceId)
      if (methods) expect(Object.keys(await methods.load()).sort()).toEqual([...methods.names].sort())
    }
  })

  it('are found by boto3’s names, and belong to no other client', () => {
    expect(() => open('rds').generate_db_auth_token?.()).toThrow(
      'rds: a client has no "generate_db_auth_token"; use generateDbAuthToken(input)',
    )
    expect(() => open('s3').generate_presigned_post?.()).toThrow('use generatePresignedPost(input)')
    expect(open('sns').generatePresignedPost).toBeUndefined()
    expect(open('docdb').generateDbAuthToken).toBeUndefined()
  })

  it('have their names', () => {
    expect(open('s3').generatePresignedPost?.name).toBe('generatePresignedPost')
  })
})
