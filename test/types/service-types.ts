/** What a service gives or takes other than its model says, as the declarations have it: docs/services.md. */
import { client, type DocumentValue } from 'nexttoken'

export async function accepted(): Promise<void> {
  const { Role } = await client('iam').getRole({ RoleName: 'r' })
  const policy: DocumentValue | undefined = Role.AssumeRolePolicyDocument
  const s3 = client('s3')
  await s3.copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a', Key: 'k' } })
  await s3.headObject({ Bucket: 'b', Key: 'k', SSECustomerKey: new Uint8Array(32) })
  console.log(policy)
  const statement: Policy = { Version: '2012-10-17', Statement: [] }
  await client('iam').createRole({ RoleName: 'r', AssumeRolePolicyDocument: statement })
  await client('iam').updateAssumeRolePolicy({
    RoleName: 'r',
    PolicyDocument: Role.AssumeRolePolicyDocument ?? '{}',
  })
  await client('iam').simulateCustomPolicy({ PolicyInputList: [statement, '{}'], ActionNames: ['s3:*'] })
  await client('cloudformation').createStack({ StackName: 's', TemplateBody: { Resources: {} } })
}

interface Policy {
  readonly Version: string
  readonly Statement: readonly object[]
}

export async function refused(): Promise<void> {
  // @ts-expect-error: a source has a key
  await client('s3').copyObject({ Bucket: 'b', Key: 'k', CopySource: { Bucket: 'a' } })
}
