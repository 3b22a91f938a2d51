/** What `isError` tells of a refusal, and what an operation's model names. */
import { client, type ModelledError, type ServiceError } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { Errors, Operations } from '../../types/sns.js'

const sns = client('sns')

export function told(error: unknown): void {
  if (sns.isError(error, 'NotFound')) {
    expectTypeOf(error).toExtend<ServiceError>()
    expectTypeOf(error).toExtend<ModelledError<Errors, 'NotFound'>>()
    expectTypeOf(error.code).toEqualTypeOf<'NotFound'>()
    expectTypeOf(error.members.message).toEqualTypeOf<string | undefined>()
  }
  if (sns.isError(error, 'VerificationException', 'NotFound') && error.code === 'VerificationException') {
    expectTypeOf(error.Status).toEqualTypeOf<string>()
  }
  if (sns.isError(error, 'AccessDenied')) expectTypeOf(error.code).toEqualTypeOf<'AccessDenied'>()
}

expectTypeOf<Operations['GetTopicAttributes']['errors']>().toEqualTypeOf<
  'AuthorizationError' | 'InternalError' | 'InvalidParameter' | 'InvalidSecurity' | 'NotFound'
>()

export function refused(error: unknown): void {
  // @ts-expect-error: a code is asked for
  sns.isError(error)
  // @ts-expect-error: this error has no such member
  if (sns.isError(error, 'NotFound')) error.Status
}
