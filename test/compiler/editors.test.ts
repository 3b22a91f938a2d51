import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { openEditor } from './support/editor.js'
import { makeOwnTypes, withOwnTypes } from './support/own-types.js'

const head = `import { client } from 'nexttoken'
import 'nexttoken/types/iam'
import 'nexttoken/types/sns'
const iam = client('iam')
const sns = client('sns')
`

describe('an editor shows', () => {
  it('for a paginated operation: its paginator, the range of its limit and the link to the AWS reference', () => {
    const { declaration, comment } = openEditor(`${head}void iam.list|Users()`).hover()
    expect(declaration).toMatch(
      /listUsers\(input\?: ListUsersRequest, options\?: CallOptions\): Promise<Output<ListUsersResponse>>/,
    )
    expect(comment).toBe(
      "Pages of Users by `paginate('list_users')`, limited by MaxItems (1..1000). " +
        'https://docs.aws.amazon.com/goto/WebAPI/iam-2010-05-08/ListUsers',
    )
  })

  it('for an operation without pages: the link to the AWS reference', () => {
    expect(openEditor(`${head}void sns.create|Topic({ Name: 'orders' })`).hover().comment).toBe(
      'https://docs.aws.amazon.com/goto/WebAPI/sns-2010-03-31/CreateTopic',
    )
  })

  it('for an input member: what its type cannot express', () => {
    const limit = `${head}void iam.listUsers({ Max|Items: 10 })`
    expect(openEditor(limit).hover()).toMatchObject({
      declaration: '(property) ListUsersRequest.MaxItems?: number | undefined',
      comment: '1..1000.',
    })
    const secret = `${head}void iam.createLoginProfile({ Pass|word: 'x', UserName: 'u' })`
    expect(openEditor(secret).hover().comment).toMatch(/^Sensitive, /)
  })

  it('while a call is typed: AWS parameters first, then our options', () => {
    expect(openEditor(`${head}void iam.listUsers(|)`).parameters()).toEqual({
      names: ['input?: ListUsersRequest', 'options?: CallOptions'],
      at: 0,
    })
    expect(openEditor(`${head}iam.paginate('list_users', |)`).parameters()).toEqual({
      names: [
        'operation: "list_users"',
        'input?: ListUsersRequest | undefined',
        'options?: PaginateOptions | undefined',
      ],
      at: 1,
    })
  })

  it('while an input is typed: AWS members only', () => {
    expect(openEditor(`${head}void iam.listUsers({ | })`).completions()).toEqual([
      'Marker',
      'MaxItems',
      'PathPrefix',
    ])
    expect(openEditor(`${head}iam.paginate('list_users', { | })`).completions()).toEqual([
      'Marker',
      'MaxItems',
      'PathPrefix',
    ])
  })

  it('while a name is typed: names only, in every spelling', () => {
    const offered = openEditor(`${head}sns.getPaginator('list_|')`).completions()
    expect(offered).toEqual(expect.arrayContaining(['list_topics', 'listTopics', 'ListTopics']))
    expect(offered.filter((name) => name.includes(' ') || name.includes('create'))).toEqual([])
  })

  it('while a service name is typed: every service, whether its types are loaded or not', () => {
    const { services } = JSON.parse(readFileSync('models/index.json', 'utf8'))
    for (const start of ['', "import { session } from 'nexttoken'\nsession()."]) {
      const offered = openEditor(`${head}${start}client('|')`).completions()
      expect(offered.toSorted()).toEqual(Object.keys(services).toSorted())
    }
  })

  it('while an error code is typed: the codes of the service model', () => {
    const offered = openEditor(`${head}sns.isError(undefined, '|')`).completions()
    expect(offered).toEqual(expect.arrayContaining(['NotFound', 'AuthorizationError']))
  })

  it('for an untyped client: the import that adds its types', () => {
    expect(openEditor(`${head}const s|qs = client('sqs')`).hover().declaration).toContain(
      `import 'nexttoken/types/sqs' gives this client its types`,
    )
  })
})

describe('"go to definition" shows the code, not its declaration', () => {
  it.each([
    ['a function', 'cli|ent("sqs")', 'dist/src/client/create-client.ts', 'client<'],
    [
      'a method',
      'sns.paginate("list_topics").bui|ldFullResult()',
      'dist/src/pagination/page-iterator.ts',
      'buildFullResult(): Promise',
    ],
    [
      'an option',
      'sns.paginate("list_topics", {}, { max|Items: 1 })',
      'dist/src/pagination/plan/paginate-options.ts',
      'maxItems?',
    ],
  ])('of %s', (_, line, file, text) => {
    const definition = openEditor(`${head}void ${line}`).definition()
    expect(definition.file).toBe(file)
    expect(definition.text.slice(0, text.length)).toBe(text)
  })
})

describe('with types that `nexttoken types` made, an editor shows', () => {
  const head = withOwnTypes('own-types-to-edit')
  beforeAll(() => makeOwnTypes('own-types-to-edit'))

  it('for an operation: what the model says of it, as Markdown, and its paginator', () => {
    const { declaration, comment } = openEditor(`${head}void things.list|Things()`).hover()
    expect(declaration).toContain(
      'listThings(input?: Input, options?: CallOptions): Promise<Output<Output_>>',
    )
    expect(comment).toBe(
      "Lists all **things**.\n\n- See `@all`.\n\nPages of Things by `paginate('list_things')`.",
    )
  })

  it('for a service of nexttoken: what a release of botocore says, with nexttoken’s pages', () => {
    const { comment } = openEditor(`${head}void sns.list|Topics()`).hover()
    expect(comment).toMatch(/^All topics\.\n\nPages of Topics by `paginate\('list_topics'\)`\. https:/)
  })
})
