import { describe, expect, it } from 'vitest'
import { writePages } from '../cli/output/support/write-output.js'

const text = { format: 'text' } as const

/** Two pages of a list with one member. */
function pagesOf(list: string, member: string, pages: readonly (readonly unknown[])[]): readonly object[] {
  return pages.map((values) => ({ [list]: values.map((value) => ({ [member]: value })) }))
}

describe('https://github.com/aws/aws-cli/issues/2650', () => {
  it('an index gives one element of the whole listing, and not one of each page', async () => {
    const pages = [{ deployments: ['d-1', 'd-2'] }, { deployments: ['d-3'] }]
    const { text: written } = await writePages('codedeploy.ListDeployments', pages, {
      ...text,
      query: 'deployments[0]',
    })
    expect(written).toBe('d-1\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/4275', () => {
  it('the last element is that of the last page', async () => {
    const pages = pagesOf('Versions', 'SemanticVersion', [['1', '2'], ['3']])
    const query = 'Versions[-1].SemanticVersion'
    const written = await writePages('serverlessrepo.ListApplicationVersions', pages, { ...text, query })
    expect(written.text).toBe('3\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/4847', () => {
  it('a pipe to an index is applied to the whole list', async () => {
    const pages = pagesOf('InstanceInformationList', 'InstanceId', [['i-1'], ['i-2'], ['i-3']])
    const query = 'InstanceInformationList[].InstanceId | [0]'
    const { text: written } = await writePages('ssm.DescribeInstanceInformation', pages, { ...text, query })
    expect(written).toBe('i-1\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/4157', () => {
  it('a list of one member of the first element is one line', async () => {
    const pages = pagesOf('things', 'thingName', [['D1'], ['D2']])
    const { text: written } = await writePages('iot.ListThings', pages, {
      ...text,
      query: 'things[0].[thingName]',
    })
    expect(written).toBe('D1\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/8998', () => {
  it('the newest image is the newest of all pages', async () => {
    const dates = ['2024-01-02', '2024-03-01', '2024-02-01', '2023-12-31'].map((day) => new Date(day))
    const images = dates.map((imagePushedAt, index) => ({ imagePushedAt, imageTags: [`1.0.${index}`] }))
    const pages = [{ imageDetails: images.slice(0, 1) }, { imageDetails: images.slice(1) }]
    const query = 'sort_by(imageDetails[?!contains(imageTags[0], `branch`)], &imagePushedAt)[-1].imageTags[0]'
    const { text: written } = await writePages('ecr.DescribeImages', pages, { ...text, query })
    expect(written).toBe('1.0.1\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/7504', () => {
  it('rows that are sorted by the query are in that order in text too', async () => {
    const pages = pagesOf('InstanceTypes', 'InstanceType', [['m5.large', 'a1.large'], ['c5.large']])
    const query = 'sort_by(InstanceTypes[*], &InstanceType)[].[InstanceType, `2`]'
    const { text: written } = await writePages('ec2.DescribeInstanceTypes', pages, { ...text, query })
    expect(written).toBe('a1.large\t2\nc5.large\t2\nm5.large\t2\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/10449', () => {
  it('a listing that was cut adds no None to what a query finds', async () => {
    const pages = pagesOf('Users', 'UserName', [['alice']])
    const end = { resumeToken: 'token' }
    const queried = await writePages('iam.ListUsers', pages, { ...text, query: 'Users[].UserName', end })
    expect(queried.text).toBe('alice\n')
    const whole = await writePages('iam.ListUsers', pages, { ...text, end })
    expect(whole.text).toBe('USERS\talice\nNEXTTOKEN\ttoken\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/3962', () => {
  it('members that are no list have their value in text, as in JSON', async () => {
    const page = { Status: 'CREATE_COMPLETE', Changes: [] }
    const { text: written } = await writePages('cloudformation.DescribeChangeSet', [page], {
      ...text,
      query: 'Status',
    })
    expect(written).toBe('CREATE_COMPLETE\n')
  })
})

describe('https://github.com/aws/aws-cli/issues/6283', () => {
  it.each(['json', 'ndjson', 'yaml', 'yaml-stream', 'text', 'csv', 'tsv'] as const)(
    'the first items are out as %s before the second page is there',
    async (format) => {
      const pages = pagesOf('Topics', 'TopicArn', [['arn:1'], ['arn:2']])
      const { writes } = await writePages('sns.ListTopics', pages, { format })
      expect(writes[0]).toContain('arn:1')
      expect(writes[0]).not.toContain('arn:2')
      expect(writes[1]).toContain('arn:2')
    },
  )
})

describe('https://github.com/aws/aws-cli/issues/6941', () => {
  it('the columns of a table are in the order of the query', async () => {
    const pages = [{ Images: [{ Name: 'n', ImageId: 'i', CreationDate: 'd' }] }]
    const query = 'Images[].{Name: Name, Image: ImageId, Created: CreationDate}'
    const { text: written } = await writePages('ec2.DescribeImages', pages, { format: 'table', query })
    expect(written.replace(/[^A-Z]+/gi, ' ').trim()).toBe('DescribeImages Name Image Created n i d')
  })
})

describe('https://github.com/aws/aws-cli/pull/10528', () => {
  it('a table has a row for a value and a row for an object in the same list', async () => {
    const pages = [
      { Reservations: [{ Instances: [{ InstanceId: 'i-1', State: { Code: 16, Name: 'running' } }] }] },
    ]
    const query = '[Reservations[0].Instances[0].InstanceId, Reservations[0].Instances[0].State]'
    const { text: written } = await writePages('ec2.DescribeInstances', pages, { format: 'table', query })
    for (const cell of ['i-1', '16', 'running']) expect(written).toContain(cell)
  })
})

describe('https://github.com/aws/aws-cli/issues/93', () => {
  it.each(['json', 'yaml', 'text', 'table', 'csv'] as const)(
    'an empty bucket can be listed as %s',
    async (format) => {
      const page = { Contents: [], CommonPrefixes: [], Name: 'empty', Prefix: '' }
      const { text: written } = await writePages('s3.ListObjectsV2', [page], { format })
      expect(written).not.toContain('undefined')
    },
  )
})
