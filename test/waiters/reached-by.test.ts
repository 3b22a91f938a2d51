import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { stub } from 'nexttoken/testing'
import { describe, expect, it, onTestFinished } from 'vitest'

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' }

const instances = (...names: readonly string[]) => ({
  Reservations: [{ Instances: names.map((Name) => ({ State: { Name } })) }],
})

describe('a wait', () => {
  it('is answered by a stub', async () => {
    const ec2 = client('ec2')
    using stubbed = stub(ec2)
    stubbed.addResponse('DescribeInstances', instances('pending'))
    stubbed.addError('DescribeInstances', { code: 'InvalidInstanceID.NotFound' })
    stubbed.addResponse('DescribeInstances', instances('running'))
    const { attempts } = await ec2.waitFor('instance_running', { InstanceIds: ['i-1'] }, { delay: 0 })
    expect(attempts).toBe(3)
    stubbed.assertNoPendingResponses()
  })

  it('is answered by the simulator', async () => {
    const answers = [
      { error: { code: 'ResourceNotFoundException' } },
      { output: { Table: { TableStatus: 'CREATING' } } },
      { output: { Table: { TableStatus: 'ACTIVE' } } },
    ]
    const aws = await simulate({ 'dynamodb.DescribeTable': { answers } })
    onTestFinished(() => aws.close())
    const dynamodb = client('dynamodb', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    const waited = await dynamodb.waitFor('table_exists', { TableName: 'orders' }, { delay: 0 })
    expect(waited).toMatchObject({ attempts: 3, output: { Table: { TableStatus: 'ACTIVE' } } })
  })

  it('is seen by the hooks of its client, call by call', async () => {
    const answers = [{ output: { Status: 'InProgress' } }, { output: { Status: 'Success' } }]
    const aws = await simulate({ 'ssm.GetCommandInvocation': { answers } })
    onTestFinished(() => aws.close())
    const ssm = client('ssm', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
    const seen: string[] = []
    ssm.on('request', ({ operation, attempt }) => void seen.push(`${operation} ${attempt}`))
    const input = { CommandId: 'ef7fdfd8-9b57-4151-a15c-000000000000', InstanceId: 'i-1' }
    await ssm.waitFor('command_executed', input, { delay: 0 })
    expect(seen).toEqual(['GetCommandInvocation 1', 'GetCommandInvocation 1'])
  })
})
