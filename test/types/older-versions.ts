/** Clients of older API versions: untyped, unless declarations of that version are loaded. */
import { client, type DynamicClient, session } from 'nexttoken'
import { expectTypeOf } from 'vitest'
import type { EC2Client } from '../../types/ec2.js'

const name: string = process.argv[2] ?? '2016-09-15'

/** What `nexttoken types --services ec2@2014-09-01` declares, in short. */
interface OldClient {
  readonly isOld: true
}

declare module '../../dist/client/services.js' {
  interface Services {
    'ec2@2014-09-01': OldClient
  }
}

export function older(): void {
  const untyped = client('ec2', { region: 'us-east-1', apiVersion: '2016-09-15' })
  expectTypeOf(untyped).toExtend<DynamicClient>()
  expectTypeOf(session().client('ec2', { apiVersion: '2016-09-15' })).toEqualTypeOf(untyped)
  expectTypeOf(client('ec2@2016-09-15')).toExtend<DynamicClient>()
  expectTypeOf(client('ec2@2014-09-01')).toEqualTypeOf<OldClient>()
  expectTypeOf(session().client('ec2@2014-09-01')).toEqualTypeOf<OldClient>()
}

export function latest(): void {
  expectTypeOf(client('ec2', { apiVersion: '2016-11-15' })).toEqualTypeOf<EC2Client>()
  expectTypeOf(client('ec2', { apiVersion: undefined })).toEqualTypeOf<EC2Client>()
  // A version that is only known at run time may be the latest.
  expectTypeOf(client('ec2', { apiVersion: name })).toEqualTypeOf<EC2Client>()
  // @ts-expect-error: there is no such version
  client('ec2@2016-09-16')
}
