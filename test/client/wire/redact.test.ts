import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSecretName } from '../../../src/client/wire/is-secret-name.js'
import { redactForm } from '../../../src/client/wire/redact-form.js'
import { redactJson } from '../../../src/client/wire/redact-json.js'
import { redactXml } from '../../../src/client/wire/redact-xml.js'

const isSecret = (name: string) => name === 'Password'
const mark = 'SECRET-9f1c'

/** JSON values in which some members are named `Password` and hold the mark, whatever their type is. */
const { tree } = fc.letrec<{ tree: unknown; secret: unknown }>((tie) => ({
  secret: fc.oneof(
    fc.constant(mark),
    fc.constant(`"}]{[,:\\ ${mark} \\"`),
    fc.record({ Password: fc.constant(mark), Deep: fc.constant([mark, { a: mark }]) }),
    fc.constant([[mark], '}', mark]),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string(),
    fc.double(),
    fc.constantFrom(null, true, 'Password', '"Password":', '{"Password":"x"}'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc
      .tuple(
        fc.dictionary(fc.string(), tie('tree'), { maxKeys: 3 }),
        fc.option(tie('secret'), { nil: undefined }),
      )
      .map(([others, Password]) => (Password === undefined ? others : { ...others, Password })),
  ),
}))

describe('JSON', () => {
  it('hides the value of a secret key, and leaves everything else as it is', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom(0, 2), (value, indent) => {
        const shown = redactJson(JSON.stringify(value, undefined, indent), isSecret)
        expect(shown).not.toContain(mark)
        const hiding = (key: string, one: unknown) => (key === 'Password' ? '***' : one)
        expect(JSON.parse(shown)).toEqual(JSON.parse(JSON.stringify(value, hiding)))
      }),
      { numRuns: 200 },
    )
  })

  it('hides it in JSON that is cut anywhere', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (value, at) => {
        const json = JSON.stringify(value)
        const shown = redactJson(json.slice(0, at % (json.length + 1)), isSecret)
        expect(shown).not.toContain('SECRET-')
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    ['{"Pass\\u0077ord":"x","a":1}', '{"Pass\\u0077ord":"***","a":1}'],
    ['{"Password" : 12.5e3 , "a":1}', '{"Password" : "***" , "a":1}'],
    ['{"Password":null}', '{"Password":"***"}'],
    ['{"a":"\\"Password\\":","b":"Password"}', '{"a":"\\"Password\\":","b":"Password"}'],
  ])('%s', (json, shown) => {
    expect(redactJson(json, isSecret)).toBe(shown)
  })
})

describe('XML', () => {
  it.each([
    ['<A><Password>x</Password><B>y</B></A>', '<A><Password>***</Password><B>y</B></A>'],
    ['<A><n:Password a="b">x</n:Password></A>', '<A><n:Password a="b">***</n:Password></A>'],
    ['<Password><Password>x</Password>y</Password><B>z</B>', '<Password>***</Password><B>z</B>'],
    ['<Password><C>x</C><![CDATA[</C>y]]></Password>', '<Password>***</Password>'],
    ['<A Password="x" b="y"/>', '<A Password="***" b="y"/>'],
    ["<A Password='x'>y</A>", '<A Password="***">y</A>'],
    ['<Password/><B>y</B>', '<Password/><B>y</B>'],
    ['<A><Password>x</Passw', '<A><Password>***'],
    ['<A>5 < 6 "quoted</A><Password>x</Password>', '<A>5 < 6 "quoted</A><Password>***</Password>'],
  ])('%s', (xml, shown) => {
    expect(redactXml(xml, isSecret)).toBe(shown)
  })

  it('reads a megabyte that is all beginnings of tags: in quadratic time it would take minutes', () => {
    const tags = '<a "'.repeat(250_000)
    expect(redactXml(tags, isSecret)).toBe(tags)
    expect(redactXml('<Password>'.repeat(100_000), isSecret)).toBe('<Password>***')
    expect(redactJson('{"Password":['.repeat(80_000), isSecret)).toBe('{"Password":"***"')
  })
})

describe('forms and queries', () => {
  it.each([
    ['Action=A&Password=x&B=y', 'Action=A&Password=***&B=y'],
    ['Users.member.1.Password=x&Users.member.1.Name=y', 'Users.member.1.Password=***&Users.member.1.Name=y'],
    ['Password.member.1=x', 'Password.member.1=***'],
    ['Pass%77ord=x&%zz=1', 'Pass%77ord=***&%zz=1'],
    ['acl&Password', 'acl&Password'],
  ])('%s', (form, shown) => {
    expect(redactForm(form, isSecret)).toBe(shown)
  })
})

describe('names of credentials', () => {
  it.each([
    ...['authorization', 'X-Amz-Security-Token', 'x-amz-s3session-token', 'Set-Cookie', 'Token-0'],
    ...['MasterUserPassword', 'SecretAccessKey', 'SecretKey', 'SessionToken', 'x-amz-sso_bearer_token'],
    ...['X-Amz-Signature', 'ClientSecret', 'WebIdentityToken', 'CopySourceSSECustomerKey', 'x-api-key'],
  ])('%s is one', (name) => {
    expect(isSecretName(name)).toBe(true)
  })

  it.each([
    ...[
      'NextToken',
      'AccessKeyMetadata',
      'SecretArn',
      'SecretId',
      'PasswordPolicy',
      'Key',
      'KeyId',
      'Shippin',
    ],
    ...['x-amz-content-sha256', 'x-amz-server-side-encryption-customer-key-MD5', 'TokenType', 'Tokenizer'],
  ])('%s is none', (name) => {
    expect(isSecretName(name)).toBe(false)
  })
})
