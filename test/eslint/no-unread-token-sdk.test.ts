import { RuleTester } from 'eslint'
import { describe, it } from 'vitest'
import { after, reported, rule, sdk, tester, unread } from './support/rule-cases.js'

RuleTester.describe = describe

RuleTester.it = it

if (!rule || !('create' in rule)) throw new Error('the plugin has no rule no-unread-token')

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
