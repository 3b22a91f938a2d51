type Loading = 'import' | 'import()' | 'require'

const modules = { client: 'nexttoken', simulate: 'nexttoken/simulator' }

/** How each kind of project imports `client` and `simulate`. */
const heads: Record<Loading, (name: string, module: string) => string> = {
  import: (name, module) => `import { ${name} } from '${module}'`,
  require: (name, module) => `const { ${name} } = require('${module}')`,
  'import()': (name, module) =>
    `let ${name}\nbeforeAll(async () => void ({ ${name} } = await import('${module}')))`,
}

/** Three tests for Jest, each over loopback. Jest runs tests in another realm, where `instanceof Error` is false. */
export function jestProgram(loading: Loading): string {
  const head = Object.entries(modules).map(([name, module]) => heads[loading](name, module))
  return `${head.join('\n')}

const credentials = { accessKeyId: 'a', secretAccessKey: 'b' }
const open = (aws, more) => client('sns', { region: 'us-east-1', endpoint: aws.endpoint, credentials, ...more })

test('client() works, and a listing is whole', async () => {
  const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
  const topics = await open(aws).paginate('list_topics').items().toArray()
  await aws.close()
  expect(topics).toHaveLength(103)
})

test('a network error is retried', async () => {
  const aws = await simulate({ 'sns.ListTopics': { items: 3, faults: [{ on: 1, kind: 'reset' }] } })
  const page = await open(aws).listTopics()
  await aws.close()
  expect(page.Topics).toHaveLength(3)
  expect(aws.requests).toHaveLength(2)
})

test('an endpoint where nobody listens is a Network error', async () => {
  const aws = await simulate({ 'sns.ListTopics': { items: 1 } })
  await aws.close()
  await expect(open(aws, { maxAttempts: 1 }).listTopics()).rejects.toMatchObject({ code: 'Network' })
})
`
}
