import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { documentedLimit } from '../../src/pagination/rule/documented-limits.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { plainOperation } from './support/paged-operation.js'
import { storedList } from './support/scripted-service.js'

describe('the page sizes that only the documentation tells', () => {
  it.each<[service: string, operation: string, min: number, max: number | undefined]>([
    ['ec2', 'DescribeHosts', 5, 500],
    ['ec2', 'DescribeHostReservations', 5, 500],
    ['ec2', 'ListVolumesInRecycleBin', 5, 500],
    ['ec2', 'DescribeVolumesModifications', 1, 500],
    ['ec2', 'DescribeScheduledInstances', 5, 300],
    ['ec2', 'DescribeLaunchTemplateVersions', 1, 200],
    ['ec2', 'DescribeReservedInstancesOfferings', 1, 100],
    ['ec2', 'GetCapacityManagerMetricData', 1, 100_000],
    ['ec2', 'DescribeTags', 5, 1000],
    ['ec2', 'DescribeSnapshots', 1, 1000],
    ['ecs', 'DescribeCapacityProviders', 1, 10],
    ['ecs', 'ListAccountSettings', 1, 10],
    ['ecs', 'DescribeGatewayResources', 1, 20],
    ['ecs', 'ListServices', 1, 100],
    ['inspector', 'ListFindings', 1, 500],
    ['codecommit', 'GetCommentsForComparedCommit', 1, 500],
    ['codecommit', 'GetCommentsForPullRequest', 1, 500],
    ['codecommit', 'ListBranches', 1, undefined],
    ['s3', 'ListObjects', 1, 1000],
    ['s3', 'ListObjectsV2', 1, 1000],
    ['s3', 'ListObjectVersions', 1, 1000],
    ['s3', 'ListMultipartUploads', 1, 1000],
    ['s3', 'ListParts', 1, 1000],
    ['sqs', 'ListQueues', 1, 1000],
    ['iam', 'ListRoles', 1, undefined],
    ['constructor', 'ListThings', 1, undefined],
  ])('%s %s: from %s to %s', (service, operation, min, max) => {
    expect(documentedLimit(service, operation)).toEqual({ min, max })
    if (service !== 'constructor') expect(loadModel(service).operation(operation)).toBeDefined()
  })

  it('are 1 at the least where neither model nor documentation tells', async () => {
    const { send, inputs } = storedList([1, 2], [1])
    const pages = new PlainPaginator(plainOperation(), send).paginate({}, { pageSize: 1 })
    expect(pages.pageSize).toBe(1)
    await pages.items().toArray()
    expect(inputs.map(({ MaxResults }) => MaxResults)).toEqual([1, 1])
  })
})
