import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { PlainPaginator } from '../support/plain-paginator.js'
import { answerInTurn } from './support/scripted-service.js'

type Structure = Record<string, unknown>

describe('counts beside a list are those of the whole listing, not of one page', () => {
  const merge = async (service: string, name: string, pages: Structure[]) => {
    const operation = loadModel(service).operation(name)
    if (!operation) throw new Error(`no ${name}`)
    const listing = new PlainPaginator<Structure, Structure>(operation, answerInTurn(pages).send).paginate({})
    return { ...(await listing.buildFullResult()), dropped: listing.dropped }
  }

  it.each([
    ['ListPublicKeys', 'PublicKeyList'],
    ['ListVpcOrigins', 'VpcOriginList'],
    ['ListDistributions', 'DistributionList'],
    ['ListAnycastIpLists', 'AnycastIpLists'],
    ['ListFunctions', 'FunctionList'],
  ])('cloudfront %s: Quantity is the number of items', async (name, list) => {
    const page = (NextMarker?: string) => ({
      [list]: { Quantity: 1, IsTruncated: NextMarker !== undefined, NextMarker, Items: [{ Id: 'a' }] },
    })
    expect(await merge('cloudfront', name, [page('m'), page()])).toEqual({
      [list]: { Quantity: 2, Items: [{ Id: 'a' }, { Id: 'a' }] },
      dropped: [],
    })
  })

  it('cloudfront ListContinuousDeploymentPolicies: Quantity is the total of the account on every page', async () => {
    const page = (NextMarker?: string) => ({
      ContinuousDeploymentPolicyList: { Quantity: 2, NextMarker, Items: [{}] },
    })
    const result = await merge('cloudfront', 'ListContinuousDeploymentPolicies', [page('m'), page()])
    expect(result).toMatchObject({ ContinuousDeploymentPolicyList: { Quantity: 2 } })
  })

  // "The number of annotations returned"; boto3 gives the first page's.
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectAnnotations.html
  it('s3 ListObjectAnnotations: AnnotationCount is summed', async () => {
    const operation = loadModel('s3').operation('ListObjectAnnotations')
    const [token = '', list = ''] = [
      operation?.paginationRule?.outputTokens[0],
      operation?.paginationRule?.resultKeys[0],
    ]
    const pages = [
      { [list]: [{}, {}], AnnotationCount: 2, [token]: 't' },
      { [list]: [{}, {}], AnnotationCount: 2 },
    ]
    expect(await merge('s3', 'ListObjectAnnotations', pages)).toMatchObject({
      AnnotationCount: 4,
      dropped: [],
    })
  })

  // "The sum of the estimated costs to analyze each resource in the Costs object in this response."
  // https://docs.aws.amazon.com/devops-guru/latest/APIReference/API_GetCostEstimation.html
  it('devops-guru GetCostEstimation: TotalCost is summed', async () => {
    const pages = [
      { Costs: [{ Cost: 1.5 }], TotalCost: 1.5, NextToken: 't' },
      { Costs: [{ Cost: 2 }], TotalCost: 2 },
    ]
    expect(await merge('devops-guru', 'GetCostEstimation', pages)).toMatchObject({
      TotalCost: 3.5,
      dropped: [],
    })
  })

  it('connect SearchUsers: a total comes from the first page, as in boto3, and is reported if it changed', async () => {
    const page = (ApproximateTotalCount: number, NextToken?: string) => ({
      Users: [{}],
      ApproximateTotalCount,
      NextToken,
    })
    expect(await merge('connect', 'SearchUsers', [page(9, 't'), page(9)])).toMatchObject({
      ApproximateTotalCount: 9,
      dropped: [],
    })
    expect(await merge('connect', 'SearchUsers', [page(9, 't'), page(8)])).toMatchObject({
      ApproximateTotalCount: 9,
      dropped: ['ApproximateTotalCount'],
    })
  })

  it('xray GetTraceSummaries: a count with an unknown meaning is reported', async () => {
    const page = (NextToken?: string) => ({ TraceSummaries: [{}], TracesProcessedCount: 5, NextToken })
    expect(await merge('xray', 'GetTraceSummaries', [page('t'), page()])).toMatchObject({
      TracesProcessedCount: 5,
      dropped: ['TracesProcessedCount'],
    })
  })
})
