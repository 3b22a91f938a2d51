import { describe, expect, it } from 'vitest'
import { refusalOf, scripted } from './support/scripted-service.js'

const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: 'a+b c' }] }

const encodedPolicy = encodeURIComponent(JSON.stringify(policy))

const query = (operation: string, inner: string) => ({
  body: `<${operation}Response><${operation}Result>${inner}</${operation}Result></${operation}Response>`,
})

describe('IAM', () => {
  it('returns policies as objects, at any depth', async () => {
    const inner =
      `<UserDetailList><member><UserName>u</UserName><UserPolicyList><member><PolicyName>p</PolicyName>` +
      `<PolicyDocument>${encodedPolicy}</PolicyDocument></member></UserPolicyList></member></UserDetailList>`
    const iam = await scripted('iam', query('GetAccountAuthorizationDetails', inner))
    expect(await iam.client.getAccountAuthorizationDetails()).toMatchObject({
      UserDetailList: [{ UserName: 'u', UserPolicyList: [{ PolicyName: 'p', PolicyDocument: policy }] }],
    })
  })

  it.each(['not json', '100%'])('returns "%s" unchanged', async (text) => {
    const iam = await scripted('iam', query('GetRolePolicy', `<PolicyDocument>${text}</PolicyDocument>`))
    const answer = await iam.client.getRolePolicy({ RoleName: 'r', PolicyName: 'p' })
    expect(answer.PolicyDocument).toBe(text)
  })

  it.each(['{"a":"100%"}', '%7B%22a%22%3A%22100%25%22%7D'])('decodes %s, encoded or not', async (text) => {
    const iam = await scripted('iam', query('GetRolePolicy', `<PolicyDocument>${text}</PolicyDocument>`))
    const answer = await iam.client.getRolePolicy({ RoleName: 'r', PolicyName: 'p' })
    expect(answer.PolicyDocument).toEqual({ a: '100%' })
  })

  it('keeps a key __proto__ as an own property', async () => {
    const text = encodeURIComponent('{"__proto__":{"polluted":true}}')
    const iam = await scripted('iam', query('GetRolePolicy', `<PolicyDocument>${text}</PolicyDocument>`))
    const { PolicyDocument } = await iam.client.getRolePolicy({ RoleName: 'r', PolicyName: 'p' })
    expect(Object.keys(Object(PolicyDocument))).toEqual(['__proto__'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})

describe('an IAM policy passed as an object', () => {
  const form = async (operation: string, input: Record<string, unknown>) => {
    const iam = await scripted('iam', query(operation, ''))
    await iam.client.call(operation, input)
    return new URLSearchParams(String(iam.requests[0]?.body))
  }

  it.each([
    { operation: 'CreateRole', member: 'AssumeRolePolicyDocument', input: { RoleName: 'r' } },
    { operation: 'UpdateAssumeRolePolicy', member: 'PolicyDocument', input: { RoleName: 'r' } },
    { operation: 'PutRolePolicy', member: 'PolicyDocument', input: { RoleName: 'r', PolicyName: 'p' } },
    { operation: 'CreatePolicy', member: 'PolicyDocument', input: { PolicyName: 'p' } },
    { operation: 'CreatePolicyVersion', member: 'PolicyDocument', input: { PolicyArn: 'a'.repeat(20) } },
  ])('is sent as JSON: $member of $operation', async ({ operation, member, input }) => {
    expect((await form(operation, { ...input, [member]: policy })).get(member)).toBe(JSON.stringify(policy))
    expect((await form(operation, { ...input, [member]: '{ "a": 1 }' })).get(member)).toBe('{ "a": 1 }')
  })

  it('is sent as JSON inside a list, without a change to the input', async () => {
    const input = { PolicyInputList: [policy, '{}'], ActionNames: ['s3:GetObject'], ResourcePolicy: policy }
    const given = structuredClone(input)
    const sent = await form('SimulateCustomPolicy', input)
    expect(sent.get('PolicyInputList.member.1')).toBe(JSON.stringify(policy))
    expect(sent.get('PolicyInputList.member.2')).toBe('{}')
    expect(sent.get('ResourcePolicy')).toBe(JSON.stringify(policy))
    expect(input).toEqual(given)
  })

  it('may come from an answer', async () => {
    const answer = query('GetRolePolicy', `<PolicyDocument>${encodedPolicy}</PolicyDocument>`)
    const iam = await scripted('iam', answer, query('PutRolePolicy', ''))
    const names = { RoleName: 'r', PolicyName: 'p' }
    const { PolicyDocument } = await iam.client.getRolePolicy(names)
    await iam.client.putRolePolicy({ ...names, PolicyDocument })
    const sent = new URLSearchParams(String(iam.requests[1]?.body)).get('PolicyDocument')
    expect(JSON.parse(sent ?? '')).toEqual(policy)
  })

  const itself: Record<string, unknown> = {}
  itself.itself = itself

  it.each([
    { words: 'a date', value: new Date(0) },
    { words: 'a map', value: new Map() },
    { words: 'a list', value: [policy] },
    { words: 'a number', value: 1 },
    { words: 'an object that holds itself', value: itself },
    { words: 'an object with a bigint', value: { a: 1n } },
  ])('is refused if it is $words', async ({ value }) => {
    const iam = await scripted('iam', query('CreateRole', ''))
    const call = iam.client.createRole({ RoleName: 'r', AssumeRolePolicyDocument: value })
    expect(await refusalOf(call)).toMatchObject({
      code: 'ParamValidation',
      problems: [{ path: 'AssumeRolePolicyDocument' }],
    })
  })
})
