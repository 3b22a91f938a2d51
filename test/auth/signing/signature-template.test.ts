import { HttpRequest } from '@smithy/core/protocols'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amzDate } from '../../../src/auth/signing/amz-date.js'
import { hashOf } from '../../../src/auth/signing/canonical-request.js'
import { signRequest } from '../../../src/auth/signing/sign-request.js'
import { SignatureTemplate } from '../../../src/auth/signing/signature-template.js'
import { TextTemplate } from '../../../src/values/index.js'

const all = ['mark0x', 'mark1x', 'mark2x', 'mark3x', 'mark4x']
const [time = '', bodyHash = '', authorization = '', id = '', token = ''] = all
const marks = { time, bodyHash, authorization, all }

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const word = fc.stringMatching(/^[A-Za-z0-9-]{1,12}$/)
const requests = fc.record({
  headers: fc.dictionary(fc.oneof(word, fc.constantFrom('expect', 'x-amz-content-sha256')), text, {
    maxKeys: 5,
    noNullPrototype: true,
  }),
  query: fc.dictionary(word, fc.oneof(text, fc.array(text, { maxLength: 3 })), {
    maxKeys: 4,
    noNullPrototype: true,
  }),
  path: fc.array(word, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`),
  body: fc.oneof(fc.constant(undefined), text, fc.uint8Array({ maxLength: 20 })),
})
const identities = fc.record(
  { accessKeyId: word, secretAccessKey: text, sessionToken: word },
  { requiredKeys: ['accessKeyId', 'secretAccessKey'] },
)

describe('a template signs', () => {
  it('requests as they are signed one by one, on two days', () => {
    const scopes = fc.record({ signingRegion: word, signingService: word, isS3: fc.boolean() })
    const values = fc.tuple(
      fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true }),
      word,
      word,
    )
    const pages = fc.array(values, { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(
        requests,
        identities,
        scopes,
        pages,
        ({ headers, query, path, body }, identity, scope, given) => {
          const requestFor = (invocation: string, value: string) =>
            new HttpRequest({
              method: 'GET',
              headers: { ...headers, host: 'a.example', 'amz-sdk-invocation-id': invocation },
              query: { ...query, 'page-token': value },
              ...{ path, body },
            })
          const template = new SignatureTemplate(requestFor(id, token), identity, { marks, scope })
          for (const [date, invocation, value] of given) {
            const expected = signRequest(requestFor(invocation, value), identity, {
              ...scope,
              signingDate: date,
            })
            const filled = [amzDate(date.getTime()), hashOf(body), '', invocation, value]
            filled[2] = template.authorization(filled[0] ?? '', filled)
            const made = Object.entries(template.headers).map(([name, marked]) => [
              name,
              TextTemplate.from(marked, all).fill(filled),
            ])
            expect(made).toEqual(Object.entries(expected.headers))
          }
        },
      ),
    )
  })

  it('as one identity, until its object or one of its fields is another', () => {
    const identity = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }
    const scope = { signingRegion: 'us-east-1', signingService: 'sns', isS3: false }
    const request = new HttpRequest({ headers: { host: 'a.example' } })
    const template = new SignatureTemplate(request, identity, { marks, scope })
    expect(template.isFor(identity)).toBe(true)
    expect(template.isFor({ ...identity })).toBe(false)
    expect(template.isFor(undefined)).toBe(false)
    const changes = [{ accessKeyId: 'AKIDOTHER' }, { secretAccessKey: 'another' }, { sessionToken: 'token' }]
    for (const change of changes) {
      const before = { ...identity }
      Object.assign(identity, change)
      expect([change, template.isFor(identity)]).toEqual([change, false])
      Object.assign(identity, { sessionToken: undefined }, before)
      expect(template.isFor(identity)).toBe(true)
    }
  })
})
