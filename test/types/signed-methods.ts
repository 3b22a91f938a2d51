/**
 * Presigned POSTs, login tokens and sessions of roles: docs/presigned.md, docs/roles.md. The declarations of S3 are loaded,
 * those of RDS and DSQL are not.
 */
import {
  type CallOptions,
  client,
  type DynamicClient,
  type PresignedPost,
  type Session,
  session,
} from 'nexttoken'
import { expectTypeOf } from 'vitest'

export async function posts(): Promise<void> {
  const s3 = client('s3')
  const post = s3.generatePresignedPost(
    {
      Bucket: 'books',
      Key: 'k',
      Conditions: [{ acl: 'private' }, ['starts-with', '$acl', ''], ['content-length-range', 1, 2]],
    },
    { expiresIn: 60 },
  )
  expectTypeOf(post).toEqualTypeOf<Promise<PresignedPost>>()
  expectTypeOf((await post).fields.policy).toEqualTypeOf<string | undefined>()
  // @ts-expect-error A post needs a key.
  void s3.generatePresignedPost({ Bucket: 'books' })
  // @ts-expect-error There is no such comparison.
  void s3.generatePresignedPost({ Bucket: 'books', Key: 'k', Conditions: [['ends-with', '$key', 'x']] })
}

export function tokens(): void {
  const rds = session().client('rds')
  const dsql = client('dsql')
  const of = { DBHostname: 'db', Port: 5432, DBUsername: 'app' }
  expectTypeOf(rds.generateDbAuthToken(of)).toEqualTypeOf<Promise<string>>()
  expectTypeOf(dsql.generateDbConnectAuthToken({ Hostname: 'h' })).toEqualTypeOf<Promise<string>>()
  expectTypeOf(dsql.generateDbConnectAdminAuthToken({ Hostname: 'h' })).toEqualTypeOf<Promise<string>>()
  expectTypeOf(rds).toExtend<DynamicClient>()
  expectTypeOf(rds.describeDBInstances).parameter(1).toEqualTypeOf<CallOptions | undefined>()
  const either = client('rds' as 'rds' | 'dsql' | 'sqs')
  expectTypeOf(either.call('Any', {}, { timeout: 1 })).toEqualTypeOf<ReturnType<DynamicClient['call']>>()
  // @ts-expect-error A token is for a user.
  void rds.generateDbAuthToken({ DBHostname: 'db', Port: 5432 })
}

export async function roles(): Promise<void> {
  const own = session()
  const audit = own.assumeRole({ RoleArn: 'arn:aws:iam::1:role/audit' }, { region: 'eu-west-1' })
  expectTypeOf(audit).toEqualTypeOf<Session>()
  expectTypeOf((await audit.credentials()).sessionToken).toEqualTypeOf<string | undefined>()
  expectTypeOf(own.region).toEqualTypeOf<string | undefined>()
  expectTypeOf(own.availableRegions('ec2', { partition: 'aws-cn' })).toEqualTypeOf<string[]>()
  // @ts-expect-error A role has an ARN.
  void own.assumeRole({ RoleSessionName: 'x' })
  // @ts-expect-error The role replaces the credentials.
  void own.assumeRole({ RoleArn: 'arn' }, { credentials: false })
  // @ts-expect-error There is no service snss.
  void own.availableRegions('snss')
}
