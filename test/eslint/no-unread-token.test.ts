import { RuleTester } from 'eslint'
import { describe, it } from 'vitest'
import { after, ours, reported, rule, tester } from './support/rule-cases.js'

RuleTester.describe = describe

RuleTester.it = it

if (!rule || !('create' in rule)) throw new Error('the plugin has no rule no-unread-token')

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
