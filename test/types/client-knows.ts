/** What a client tells before and beside its calls: `meta`, `exceptions`, and the events of `on`. */
import { type ClientMeta, client, type HookRequest, type ModelledError, type ServiceError } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { Errors } from '../../types/sns.js'

const sns = client('sns')
const s3 = client('s3')
const untyped = client('sqs')

expectTypeOf(sns.meta).toEqualTypeOf<ClientMeta>()
expectTypeOf(sns.meta.region).toEqualTypeOf<string>()
expectTypeOf(sns.meta.settings.maxAttempts).toEqualTypeOf<number>()

export function told(error: unknown): void {
  if (error instanceof sns.exceptions.NotFoundException) {
    expectTypeOf(error).toExtend<ModelledError<Errors, 'NotFound'>>()
    expectTypeOf(error.code).toEqualTypeOf<'NotFound'>()
  }
  if (sns.exceptions.VerificationException.is(error)) expectTypeOf(error.Status).toEqualTypeOf<string>()
  if (error instanceof s3.exceptions.InvalidObjectState)
    expectTypeOf(error.members.StorageClass).toExtend<string | undefined>()
  if (error instanceof sns.exceptions.ClientError) expectTypeOf(error).toEqualTypeOf<ServiceError>()
  if (error instanceof sns.exceptions.fromCode('NotFound'))
    expectTypeOf(error.code).toEqualTypeOf<'NotFound'>()
  if (error instanceof sns.exceptions.fromCode('New')) expectTypeOf(error.code).toEqualTypeOf<'New'>()
  if (error instanceof untyped.exceptions.ClientError) expectTypeOf(error).toEqualTypeOf<ServiceError>()
}

export function heard(): void {
  const stop = s3.on('request', async (event) => {
    expectTypeOf(event.request).toEqualTypeOf<HookRequest>()
    event.request.headers['x-a'] = 'b'
    if (event.operation === 'GetObject') expectTypeOf(event.input.Bucket).toEqualTypeOf<string>()
  })
  stop()
  s3.on('response', ({ operation, output, error, statusCode }) => {
    expectTypeOf(statusCode).toEqualTypeOf<number>()
    if (error) console.log(error.code)
    if (operation === 'ListBuckets' && output) console.log(output.Buckets?.length)
  })
  s3.on('retry', ({ attempt, delay, error }) => console.log(attempt + delay, error.message))
  untyped.on('request', ({ operation, request }) => console.log(operation, request.url))
}

export function refused(error: unknown): void {
  // @ts-expect-error: there is no such error
  if (error instanceof sns.exceptions.NotFuondException) console.log(error)
  // @ts-expect-error: this error has no such member
  if (error instanceof sns.exceptions.NotFoundException) error.Status
  // @ts-expect-error: there is no such event
  s3.on('requests', () => {})
  // @ts-expect-error: a handler is a function
  s3.on('request', 'log')
  // @ts-expect-error: a fact is read-only
  sns.meta.region = 'eu-west-1'
  s3.on('response', (event) => {
    // @ts-expect-error: a response is not changed
    event.statusCode = 200
  })
}
