/** What a service gives or takes other than its model says, as the declarations have it: docs/services.md. */
import { client, type DocumentValue } from 'nexttoken'

export async function accepted(): Promise<void> {
  const { Role } = await client('iam').getRole({ RoleName: 'r' })
  const policy: DocumentValue | undefined = Role.AssumeRolePolicyDocument
  const s3 = client('s3')
  await s3.copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a', Key: 'k' } })
  await s3.headObject({ Bucket: 'b', Key: 'k', SSECustomerKey: new Uint8Array(32) })
  console.log(policy)
}

export async function refused(): Promise<void> {
  // @ts-expect-error: a source has a key
  await client('s3').copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a' } })
}
