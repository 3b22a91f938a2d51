import { readFileSync } from 'node:fs'

/** One listing against the simulator, as each kind of project writes it. Each prints `103 topics`. */
const listing = `
async function main() {
  const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
  const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
  const sns = client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials })
  try {
    const topics = await sns.paginate('list_topics').items().toArray()
    console.log(topics.length + ' topics')
  } finally {
    await aws.close()
  }
}
`

export const esmProgram = `import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
import 'nexttoken/types/sns'
${listing}
await main()
`

/** A listing across regions, whose code is loaded late, in a form that can be bundled too. */
export const acrossProgram = `import { across } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
async function main() {
  const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
  const credentials = { accessKeyId: 'any', secretAccessKey: 'any' }
  const run = across({ regions: ['us-east-1', 'eu-west-1'] }, { client: { endpoint: aws.endpoint, credentials } })
  const topics = await run.paginate('sns', 'list_topics').items().toArray()
  console.log(topics.length + ' topics, ' + run.receipts.map(({ outcome }) => outcome).join(' '))
  await aws.close()
}
main().catch((error) => {
  console.error(error.code + ': ' + error.message)
  process.exitCode = 1
})
`

/** An ES module without top-level `await`, which a bundler can turn into CommonJS. */
export const bundledProgram = `import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
${listing}
main().catch((error) => {
  console.error(error.code + ': ' + error.message)
  process.exitCode = 1
})
`

export const commonJsProgram = `const { client } = require('nexttoken')
const { simulate } = require('nexttoken/simulator')
require('nexttoken/types/sns')
${listing}
main()
`

/** The same listing over a client of the AWS SDK v3, then a lint of a call whose token is not read. */
export const sdkProgram = `import { ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { Linter } from 'eslint'
import nexttoken from 'nexttoken/eslint'
import { paginate } from 'nexttoken/sdk'
import { simulate } from 'nexttoken/simulator'
const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
const sns = new SNSClient({ region: 'us-east-1', endpoint: aws.endpoint, credentials })
const topics = await paginate(sns, ListTopicsCommand).items().toArray()
await aws.close()
const code = "import { client } from 'nexttoken'; const { Topics } = await client('sns').listTopics()"
const [found] = new Linter().verify(code, [nexttoken.configs.recommended])
console.log(topics.length + ' topics, ' + found.ruleId)
`

/** A call that needs SigV4a. Prints how it was signed, or the error's code, its cause's code and its message. */
export const regionSetProgram = `import { client } from 'nexttoken'
const requestHandler = {
  async handle({ headers }) {
    console.log('sent', headers.authorization.split(' ')[0])
    return { response: { statusCode: 200, headers: {}, body: Buffer.from('{}') } }
  },
}
const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
const store = client('cloudfront-keyvaluestore', { region: 'us-east-1', credentials, requestHandler })
const KvsARN = 'arn:aws:cloudfront::123456789012:key-value-store/a'
await store.listKeys({ KvsARN }).catch(({ code, cause, message }) => console.log(code, cause?.code, message))
`

/**
 * A listing with the credentials of a role, whose profile is in AWS_CONFIG_FILE. The program serves STS itself. Prints the
 * key from STS that signed the listing.
 */
export const roleProgram = `import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
const answer = \`<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials>
<AccessKeyId>FROMROLE</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>
<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>\`
const sts = createServer((_, response) => response.end(answer))
await new Promise((resolve) => sts.listen(0, '127.0.0.1', resolve))
process.env.AWS_ENDPOINT_URL_STS = 'http://127.0.0.1:' + sts.address().port
writeFileSync(process.env.AWS_CONFIG_FILE, \`[profile base]
aws_access_key_id = a
aws_secret_access_key = b
[profile role]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
region = us-east-1
\`)
const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
const sns = client('sns', { profile: 'role', endpoint: aws.endpoint })
const topics = await sns.paginate('list_topics').items().toArray()
console.log(topics.length + ' topics', /Credential=(\\w+)/.exec(aws.requests[0].headers.authorization)[1])
await aws.close()
sts.close()
sts.closeAllConnections()
`

/**
 * The same listing through a proxy, with an instance's credentials. The program serves the proxy and the metadata service
 * itself. Prints the instance's key and the requests that the proxy received.
 */
export const instanceProgram = `import { createServer } from 'node:http'
import { client } from 'nexttoken'
import { simulate } from 'nexttoken/simulator'
const answers = {
  '/latest/api/token': 'token',
  '/latest/meta-data/iam/security-credentials/': 'role',
  '/latest/meta-data/iam/security-credentials/role': JSON.stringify({
    Code: 'Success', AccessKeyId: 'FROMINSTANCE', SecretAccessKey: 's', Token: 't', Expiration: '2099-01-01T00:00:00Z',
  }),
}
async function main() {
  const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
  const proxied = []
  const server = createServer((request, response) => {
    if (answers[request.url]) return response.end(answers[request.url])
    proxied.push(request.url)
    request.resume()
    response.writeHead(400).end('<ErrorResponse><Error><Code>Throughproxy</Code></Error></ErrorResponse>')
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT = 'http://127.0.0.1:' + server.address().port
  const topics = await client('sns', { region: 'us-east-1', endpoint: aws.endpoint }).paginate('list_topics').items().toArray()
  const key = /Credential=(\\w+)/.exec(aws.requests[0].headers.authorization)[1]
  process.env.HTTP_PROXY = process.env.AWS_EC2_METADATA_SERVICE_ENDPOINT
  const sns = client('sns', { region: 'us-east-1', endpoint: 'http://sns.example' })
  const error = await sns.listTopics().catch((refused) => refused)
  console.log(topics.length + ' topics', key, error.code, proxied[0])
  server.close()
  server.closeAllConnections()
  await aws.close()
}
main().catch((error) => {
  console.error(error)
  process.exitCode = 1
})
`

/** The walk of the README, which reads its endpoint from AWS_ENDPOINT_URL. */
export function seedWalkProgram(): string {
  return readFileSync('examples/seed-walk.ts', 'utf8')
}
