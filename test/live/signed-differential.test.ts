import { client, type DynamicClient } from 'nexttoken'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { snakeCase } from '../../src/models/index.js'
import { runPython } from './support/botocore-pages.js'
import { postCases, type SignedCase, tokenCases } from './support/signed-cases.js'

interface Signed {
  readonly result?: unknown
  readonly error?: string
}

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }

async function signed({
  service,
  region,
  method,
  parameters,
  token,
  now,
  own,
}: SignedCase): Promise<unknown> {
  vi.useFakeTimers({ toFake: ['Date'], now: now * 1000 })
  const credentials = token === undefined ? keys : { ...keys, sessionToken: token }
  const made: DynamicClient = client(service as string, { region, credentials, ...own })
  try {
    return await made[method]?.(parameters)
  } finally {
    vi.useRealTimers()
    made.destroy()
  }
}

function withBoto3(cases: readonly SignedCase[]): Signed[] {
  return runPython<Signed>(
    'sign_with_boto3.py',
    cases.map(({ method, own: _, words: __, ...rest }) => ({ ...rest, method: snakeCase(method) })),
  )
}

describe('a presigned POST is the same as boto3’s, byte for byte:', () => {
  let fromBoto3: readonly Signed[] = []
  beforeAll(() => {
    fromBoto3 = withBoto3(postCases)
  })

  it.each(postCases.map((each, index) => ({ ...each, index })))('$words', async ({ index, ...each }) => {
    const expected = fromBoto3[index]
    expect(expected?.error).toBeUndefined()
    expect(JSON.stringify(await signed(each))).toBe(JSON.stringify(expected?.result))
  })
})

describe('a login token has the same host, parameters and signature as boto3’s:', () => {
  let fromBoto3: readonly Signed[] = []
  beforeAll(() => {
    fromBoto3 = withBoto3(tokenCases)
  })

  const parts = (token: unknown) => {
    const [host, query] = String(token).split('?')
    return { host, parameters: [...new URLSearchParams(query)].sort() }
  }

  it.each(tokenCases.map((each, index) => ({ ...each, index })))('$words', async ({ index, ...each }) => {
    expect(parts(await signed(each))).toEqual(parts(fromBoto3[index]?.result))
  })
})
