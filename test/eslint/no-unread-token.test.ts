import { RuleTester } from 'eslint'
import nexttoken from 'nexttoken/eslint'
import { describe, it } from 'vitest'

RuleTester.describe = describe
RuleTester.it = it

const rule = nexttoken.rules?.['no-unread-token']
if (!rule || !('create' in rule)) throw new Error('the plugin has no rule no-unread-token')
const tester = new RuleTester({ languageOptions: { ecmaVersion: 2024, sourceType: 'module' } })

const ours = "import { client } from 'nexttoken'\nconst sns = client('sns')\nconst s3 = client('s3')\n"
const sdk =
  "import { SNSClient, SNS, ListTopicsCommand } from '@aws-sdk/client-sns'\n" +
  "import * as aws from '@aws-sdk/client-s3'\nconst sns = new SNSClient({})\nconst s3 = new aws.S3Client({})\n"

/** What is reported, and what a suggestion makes of it. */
function unread(words: string, output?: string) {
  const message = new RegExp(`Get all pages with ${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\.$`)
  return [{ message, suggestions: output === undefined ? 0 : [{ messageId: 'takeAll', output }] }]
}

/** A case with `before` in front of its code. */
function after(before: string, code: string, name = code) {
  return { name, code: `${before}${code}` }
}

/** A call that is reported, with the paginator for it and what the suggestion writes. */
function reported(before: string, code: string, words: string, output?: string) {
  const errors = unread(words, output === undefined ? undefined : `${before}${output}`)
  return { ...after(before, code), errors }
}

tester.run('a call of nexttoken’s client', rule, {
  valid: [
    after(ours, 'const { Topics, NextToken } = await sns.listTopics()'),
    after(ours, 'const page = await sns.listTopics(); console.log(page.Topics, page.NextToken)'),
    after(ours, 'const page = await sns.listTopics(); console.log(page.Topics); use(page)'),
    after(
      ours,
      "const page = await sns.listTopics(); console.log(page.Topics, sns.hasMore('list_topics', page))",
    ),
    after(
      ours,
      'async function f() { const page = await sns.listTopics(); console.log(page.Topics); return page }',
    ),
    after(ours, 'async function f() { return sns.listTopics() }'),
    after(ours, 'export const page = await sns.listTopics()'),
    after(ours, 'const { Topics, ...rest } = await sns.listTopics(); use(rest)'),
    after(ours, "const key = 'NextToken'; const page = await sns.listTopics(); use(page.Topics, page[key])"),
    after(ours, 'await sns.listTopics()', 'an answer that nobody reads'),
    after(ours, 'const { $metadata } = await sns.listTopics(); use($metadata)'),
    after(
      ours,
      'let token; do { const page = await sns.listTopics({ NextToken: token }); use(page.Topics); token = page.NextToken } while (token)',
    ),
    after(ours, 'const { Topics } = await sns.listTopics({ NextToken: token })'),
    after(ours, "const { Contents } = await s3.listObjectsV2({ Bucket: 'b', MaxKeys: 1 })"),
    after(ours, "const { KeyCount } = await s3.listObjectsV2({ Bucket: 'b' })", 'a count that is no list'),
    after(ours, 'const { Topics } = await sns.listTopics(input)', 'an input that cannot be seen'),
    after(ours, 'const { Topics } = await sns.listTopics({ ...input })'),
    after(ours, 'const input = {}; input.NextToken = token; const { Topics } = await sns.listTopics(input)'),
    after(
      ours,
      "const page = await s3.listObjectsV2({ Bucket: 'b' }); if (page.IsTruncated) fail(); use(page.Contents)",
    ),
    after(ours, 'const { Owner } = await s3.getBucketAcl({}); use(Owner)', 'an operation without pages'),
    after(
      ours,
      "const ec2 = client('ec2'); const { Reservations } = await ec2.describeInstances({ InstanceIds: [id] })",
    ),
    after(
      ours,
      "const ec2 = client('ec2'); const { Volumes } = await ec2.describeVolumes({ VolumeIds: [id] })",
    ),
    after(
      ours,
      "const elb = client('elbv2'); const { LoadBalancers } = await elb.describeLoadBalancers({ Names: [name] })",
    ),
    after(
      ours,
      "const c = client('cloudformation'); const { Stacks } = await c.describeStacks({ StackName: 's' })",
    ),
    after(
      ours,
      "const logs = client('logs'); const { events } = await logs.getLogEvents({ logStreamName: 's' })",
      'a token with every answer',
    ),
    after(
      ours,
      "const cf = client('cloudfront'); const { DistributionList: list } = await cf.listDistributions(); use(list.Items, list.NextMarker)",
    ),
    after(ours, 'const topics = await sns.paginate("list_topics").items().toArray()'),
    after(
      "import { client } from './mine.js'\nconst sns = client('sns')\n",
      'const { Topics } = await sns.listTopics()',
      'a client of someone else’s',
    ),
    after(ours, "let some = client('sns'); some = mock; const { Topics } = await some.listTopics()"),
    after(
      ours,
      'const [{ Topics }] = await Promise.all([sns.listTopics()])',
      'an answer that goes elsewhere',
    ),
    after(ours, 'sns.listTopics().then(use)'),
    after(ours, 'sns.listTopics().then(({ Topics, NextToken }) => use(Topics, NextToken))'),
    after(ours, "client('nosuchservice').listThings().then((page) => page.Things)"),
    after(ours, 'const a = b; const b = a; (await a.listTopics()).Topics', 'constants in a circle'),
  ],
  invalid: [
    reported(
      ours,
      'const { Topics } = await sns.listTopics()',
      "sns.paginate('list_topics')",
      "const { Topics } = await sns.paginate('list_topics').buildFullResult()",
    ),
    reported(
      ours,
      "const { Volumes } = await client('ec2').describeVolumes({ Filters: [] })",
      "client('ec2').paginate('describe_volumes')",
      "const { Volumes } = await client('ec2').paginate('describe_volumes', { Filters: [] }).buildFullResult()",
    ),
    reported(
      ours,
      'const topics = (await sns.listTopics()).Topics',
      "sns.paginate('list_topics')",
      "const topics = (await sns.paginate('list_topics').items().toArray())",
    ),
    reported(
      ours,
      "use((await s3.listObjectsV2({ Bucket: 'b' })).Contents.length)",
      "s3.paginate('list_objects_v2')",
      "use((await s3.paginate('list_objects_v2', { Bucket: 'b' }).items().toArray()).length)",
    ),
    reported(
      ours,
      'const page = await sns.listTopics({}); for (const topic of page.Topics) use(topic)',
      "sns.paginate('list_topics')",
      "const page = await sns.paginate('list_topics', {}).buildFullResult(); for (const topic of page.Topics) use(topic)",
    ),
    reported(
      ours,
      'let page; page = await sns.listTopics(); use(page.Topics)',
      "sns.paginate('list_topics')",
      "let page; page = await sns.paginate('list_topics').buildFullResult(); use(page.Topics)",
    ),
    reported(
      ours,
      'const page = await sns.listTopics(); const { Topics } = page',
      "sns.paginate('list_topics')",
      "const page = await sns.paginate('list_topics').buildFullResult(); const { Topics } = page",
    ),
    reported(
      ours,
      "const { Topics } = await sns.call('ListTopics')",
      "sns.paginate('list_topics')",
      "const { Topics } = await sns.paginate('list_topics').buildFullResult()",
    ),
    reported(
      ours,
      'const { Topics } = await sns.listTopics({}, { timeout: 5 })',
      "sns.paginate('list_topics')",
    ),
    reported(ours, 'sns.listTopics().then(({ Topics }) => use(Topics))', "sns.paginate('list_topics')"),
    reported(ours, 'sns.listTopics().then((page) => page.Topics)', "sns.paginate('list_topics')"),
    reported(
      ours,
      "const { Contents, KeyCount } = await s3.listObjectsV2({ Bucket: 'b' })",
      "s3.paginate('list_objects_v2')",
    ),
    reported(
      ours,
      "const input = { Bucket: 'b' }; const { Contents } = await s3.listObjectsV2(input)",
      "s3.paginate('list_objects_v2')",
      "const input = { Bucket: 'b' }; const { Contents } = await s3.paginate('list_objects_v2', input).buildFullResult()",
    ),
    reported(
      ours,
      "const { Contents } = await s3.listObjects({ Bucket: 'b' })",
      "s3.paginate('list_objects')",
      "const { Contents } = await s3.paginate('list_objects', { Bucket: 'b' }).buildFullResult()",
    ),
    reported(
      ours,
      "const { Items } = (await client('cloudfront').listDistributions()).DistributionList",
      "client('cloudfront').paginate('list_distributions')",
      "const { Items } = (await client('cloudfront').paginate('list_distributions').buildFullResult()).DistributionList",
    ),
    reported(
      ours,
      "const { Items, Count } = await client('dynamodb').scan({ TableName: 't' })",
      "client('dynamodb').paginate('scan')",
      "const { Items, Count } = await client('dynamodb').paginate('scan', { TableName: 't' }).buildFullResult()",
    ),
    reported(
      "import * as nexttoken from 'nexttoken'\n",
      "const { Topics } = await nexttoken.client('sns').listTopics()",
      "nexttoken.client('sns').paginate('list_topics')",
      "const { Topics } = await nexttoken.client('sns').paginate('list_topics').buildFullResult()",
    ),
    reported(
      "import { session as open } from 'nexttoken'\nconst { client: c } = open({ profile: 'p' })\n",
      "const { Topics } = await c('sns').listTopics()",
      "c('sns').paginate('list_topics')",
      "const { Topics } = await c('sns').paginate('list_topics').buildFullResult()",
    ),
    reported(
      "const { client } = require('nexttoken')\n",
      "const { Topics } = await client('sns').listTopics()",
      "client('sns').paginate('list_topics')",
      "const { Topics } = await client('sns').paginate('list_topics').buildFullResult()",
    ),
    reported(
      "import { client } from 'nexttoken'\n",
      "class A { #x = 1; sns = client('sns'); async f() { const { Topics } = await this.sns.listTopics(); return Topics } }",
      "this.sns.paginate('list_topics')",
      "class A { #x = 1; sns = client('sns'); async f() { const { Topics } = await this.sns.paginate('list_topics').buildFullResult(); return Topics } }",
    ),
    {
      ...reported(
        ours,
        "const { Contents } = await s3.listObjectsV2({ Bucket: 'b', MaxKeys: 1 })",
        "s3.paginate('list_objects_v2')",
        "const { Contents } = await s3.paginate('list_objects_v2', { Bucket: 'b', MaxKeys: 1 }).buildFullResult()",
      ),
      options: [{ strict: true }],
    },
    {
      ...reported(
        ours,
        'const { Topics } = await sns.listTopics(input)',
        "sns.paginate('list_topics')",
        "const { Topics } = await sns.paginate('list_topics', input).buildFullResult()",
      ),
      options: [{ strict: true }],
    },
  ],
})

const importing = "import { paginate } from 'nexttoken/sdk'\n"

tester.run('a command of the AWS SDK v3', rule, {
  valid: [
    after(sdk, 'const { Topics, NextToken } = await sns.send(new ListTopicsCommand({}))'),
    after(sdk, 'const { Topics } = await sns.send(new ListTopicsCommand({ NextToken: token }))'),
    after(sdk, 'const page = await sns.send(command); use(page.Topics)', 'a command from elsewhere'),
    after(
      sdk,
      "const { Contents } = await s3.send(new aws.ListObjectsV2Command({ Bucket: 'b', MaxKeys: 5 }))",
    ),
    after(sdk, "const { Body } = await s3.send(new aws.GetObjectCommand({ Bucket: 'b', Key: 'k' }))"),
    after(
      "import { ListTopicsCommand } from './mine.js'\n",
      'const { Topics } = await sns.send(new ListTopicsCommand({}))',
    ),
  ],
  invalid: [
    {
      ...after(sdk, 'const { Topics } = await sns.send(new ListTopicsCommand({}))'),
      errors: unread(
        'paginate(sns, ListTopicsCommand) of nexttoken/sdk',
        `${importing}${sdk}const { Topics } = await paginate(sns, ListTopicsCommand, {}).buildFullResult()`,
      ),
    },
    reported(
      `${importing}${sdk}`,
      "const objects = (await s3.send(new aws.ListObjectsV2Command({ Bucket: 'b' }))).Contents",
      'paginate(s3, aws.ListObjectsV2Command) of nexttoken/sdk',
      "const objects = (await paginate(s3, aws.ListObjectsV2Command, { Bucket: 'b' }).items().toArray())",
    ),
    reported(
      `${sdk}const paginate = 1\n`,
      'const { Topics } = await sns.send(new ListTopicsCommand())',
      'paginate(sns, ListTopicsCommand) of nexttoken/sdk',
    ),
    {
      ...after(
        sdk,
        'const input = {}; const command = new ListTopicsCommand(input); const response = await sns.send(command); use(response.Topics)',
        'as AWS’s documentation writes it',
      ),
      errors: unread(
        'paginate(sns, ListTopicsCommand) of nexttoken/sdk',
        `${importing}${sdk}const input = {}; const command = new ListTopicsCommand(input); const response = await paginate(sns, ListTopicsCommand, input).buildFullResult(); use(response.Topics)`,
      ),
    },
    reported(
      sdk,
      'const { Topics } = await new SNS({}).listTopics({})',
      'paginate(new SNS({}), ListTopicsCommand) of nexttoken/sdk',
    ),
    {
      ...after(
        "import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'\n",
        "const { Items } = await DynamoDBDocumentClient.from(db).send(new ScanCommand({ TableName: 't' }))",
      ),
      errors: unread(
        'paginate(DynamoDBDocumentClient.from(db), ScanCommand) of nexttoken/sdk',
        `${importing}import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'\nconst { Items } = await paginate(DynamoDBDocumentClient.from(db), ScanCommand, { TableName: 't' }).buildFullResult()`,
      ),
    },
    reported(
      "import { DynamoDBDocument } from '@aws-sdk/lib-dynamodb'\n",
      "const { Items } = await DynamoDBDocument.from(db).query({ TableName: 't' })",
      'paginate(DynamoDBDocument.from(db), QueryCommand) of nexttoken/sdk',
    ),
  ],
})
