import { across, inventory } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import { expect, it } from 'vitest'
import { setAwsEnvironment } from '../auth/support/aws-environment.js'

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
const targets = { regions: ['us-east-1', 'eu-west-1'] }

it('a listing across regions has the API version that stands behind the name', async () => {
  await using aws = await simulate({ 'ec2@2016-09-15.DescribeInstanceStatus': { items: 5, pageSize: 3 } })
  const run = across(targets, { client: { endpoint: aws.endpoint, credentials } })
  const found = []
  for await (const { region } of run.paginate('ec2@2016-09-15', 'describe_instance_status').items())
    found.push(region)
  expect(found.filter((region) => region === 'eu-west-1')).toHaveLength(5)
  expect(found).toHaveLength(10)
  expect(run.receipts.map(({ outcome }) => outcome)).toEqual(['complete', 'complete'])
})

it('a listing has one model, whatever the profiles of its accounts say', async () => {
  setAwsEnvironment({ config: '[default]\napi_versions =\n  ec2 = 2016-09-15\n' })
  await using aws = await simulate({ 'ec2.DescribeInstanceStatus': { items: 5 } })
  const run = across(targets, { client: { endpoint: aws.endpoint, credentials } })
  const found = []
  for await (const { item } of run.paginate('ec2', 'describe_instance_status').items()) found.push(item)
  expect(found).toHaveLength(10)
})

it('apiVersion is no option of all clients', async () => {
  const options = { client: { apiVersion: '2016-09-15', credentials } }
  const message =
    /apiVersion belongs to one service; write it behind the name: paginate\('ec2@2016-09-15', …\)/
  const refusal = expect.objectContaining({
    code: 'InvalidConfiguration',
    message: expect.stringMatching(message),
  })
  const pages = across(targets, options).paginate('ec2', 'describe_instances')
  await expect(pages[Symbol.asyncIterator]().next()).rejects.toEqual(refusal)
  const found = inventory(targets, options)
  await expect(found[Symbol.asyncIterator]().next()).rejects.toEqual(refusal)
})
