import { describe, expect, it } from 'vitest'
import { type Choice, chooseOperations } from '../../src/inventory/operations/index.js'

const lists = { Things: { type: 't' } }
const file = {
  generatedBy: 'test',
  botocore: '1',
  leftOut: {},
  services: {
    ec2: { DescribeVpcs: { lists }, DescribeVolumes: { lists } },
    'cognito-idp': { ListUserPools: { lists, calls: [{ input: { MaxResults: 60 } }] } },
    sns: { ListTopics: { lists } },
  },
}
const names = (choice: Choice) =>
  chooseOperations(file, choice).map(({ service, operation }) => `${service}.${operation}`)

describe('chooseOperations', () => {
  it('takes all by default, in the file’s order, with input and lists', () => {
    expect(names({})).toEqual([
      'ec2.DescribeVpcs',
      'ec2.DescribeVolumes',
      'cognito-idp.ListUserPools',
      'sns.ListTopics',
    ])
    expect(chooseOperations(file, { services: ['cognito-idp'] })).toEqual([
      { service: 'cognito-idp', operation: 'ListUserPools', lists, input: { MaxResults: 60 } },
    ])
  })

  it.each<[words: string, choice: Choice, chosen: string[]]>([
    ['a service', { services: ['sns'] }, ['sns.ListTopics']],
    ['services by a pattern', { services: ['c*', 's*'] }, ['cognito-idp.ListUserPools', 'sns.ListTopics']],
    ['an operation', { operations: ['ec2.DescribeVpcs'] }, ['ec2.DescribeVpcs']],
    ['an operation in boto3’s spelling', { operations: ['ec2.describe_vpcs'] }, ['ec2.DescribeVpcs']],
    ['operations by a pattern', { operations: ['*.Describe*'] }, ['ec2.DescribeVpcs', 'ec2.DescribeVolumes']],
    ['operations of chosen services', { services: ['ec2'], operations: ['*.*Vpcs'] }, ['ec2.DescribeVpcs']],
    ['all but a service', { excludeServices: ['ec2', 'cognito*'] }, ['sns.ListTopics']],
    [
      'all but an operation',
      { services: ['ec2'], excludeOperations: ['ec2.describeVolumes'] },
      ['ec2.DescribeVpcs'],
    ],
  ])('chooses %s', (_, choice, chosen) => {
    expect(names(choice)).toEqual(chosen)
  })

  it('names every pattern that matches nothing, with the nearest name', () => {
    const wrong = { services: ['snss'], operations: ['ec2.DescribeVpc'], excludeServices: ['x*'] }
    expect(() => names(wrong)).toThrow('`services` "snss"; did you mean "sns"')
    expect(() => names(wrong)).toThrow('`operations` "ec2.DescribeVpc"; did you mean "ec2.DescribeVpcs"')
    expect(() => names(wrong)).toThrow('`excludeServices` "x*"; docs/inventory.md')
  })

  it('refuses a choice that leaves nothing', () => {
    expect(() => names({ services: ['sns'], excludeServices: ['s*'] })).toThrow(/leave no operation to call/)
  })
})
