import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { HttpRequest } from '@smithy/core/protocols'
import { describe, expect, it } from 'vitest'
import { signRequest } from '../../src/auth/signing/sign-request.js'
import { botocoreSource } from './support/botocore-source.js'

/** AWS's own test suite of SigV4, as botocore carries it: https://github.com/boto/botocore/tree/develop/tests/unit/auth */
const folder = join(await botocoreSource(), 'tests/unit/auth/aws4_testsuite')

const vectors = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.req'))
  .map((path) => ({ name: dirname(path), stem: join(folder, dirname(path), basename(path, '.req')) }))

const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' }
const scope = {
  signingDate: new Date('2015-08-30T12:36:00Z'),
  signingRegion: 'us-east-1',
  signingService: 'service',
  isS3: false,
}

describe('the SigV4 test suite of AWS', () => {
  it('is complete', () => {
    expect(vectors.length).toBeGreaterThan(30)
  })

  it.each(vectors)('$name', ({ stem }) => {
    const read = (kind: string) => readFileSync(`${stem}.${kind}`, 'utf8').replaceAll('\r', '')
    // The suite has a token signed in some cases, and added behind the signature in one.
    const sessionToken = /^x-amz-security-token:(.*)$/m.exec(read('creq'))?.[1]
    const credentials = { ...keys, ...(sessionToken !== undefined && { sessionToken }) }
    const request = requestIn(read('req'))
    expect(signRequest(request, credentials, scope).headers.authorization).toBe(read('authz'))
  })
})

/** The suite's paths are not encoded yet, so that signing encodes them for the first time and not for the second. */
function requestIn(raw: string): HttpRequest {
  const [head = '', body] = raw.split('\n\n')
  const [start = '', ...lines] = head
    .trimEnd()
    .replace(/\n[ \t]+/g, ' ')
    .split('\n')
  const [, method = '', target = ''] = /^(\S+) (.*) HTTP\/1\.1$/.exec(start) ?? []
  const [path = '', query = ''] = target.split('?')
  const headers: Record<string, string> = {}
  for (const line of lines) {
    const [name = '', ...parts] = line.split(':')
    const value = parts.join(':')
    headers[name] = name in headers ? `${headers[name]},${value}` : value
  }
  delete headers['X-Amz-Security-Token']
  return new HttpRequest({ method, path, query: queryIn(query), headers, body })
}

function queryIn(text: string): Record<string, string[]> {
  const names = new URLSearchParams(text)
  return Object.fromEntries([...names.keys()].map((name) => [name, names.getAll(name)]))
}
