import { client, type ExceptionCheck, NextTokenError, type ServiceError } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { loadModel } from '../../src/models/index.js'
import { refusalOf, scripted } from '../services/support/scripted-service.js'

const refusedAs = (code: string) => ({
  status: 404,
  body: `<ErrorResponse><Error><Code>${code}</Code><Message>no such topic</Message></Error></ErrorResponse>`,
})

/** The error of a call that SNS refuses with this code. */
async function snsError(code: string): Promise<NextTokenError> {
  const sns = await scripted('sns', refusedAs(code))
  return refusalOf(sns.client.call('GetTopicAttributes', { TopicArn: 'arn:aws:sns:us-east-1:1:none' }))
}

const sns = client('sns', { region: 'us-east-1' })

/** The check with this name. */
const named = (name: string) => Reflect.get(sns.exceptions, name) as ExceptionCheck<ServiceError>

describe('client.exceptions', () => {
  it('knows an error by boto3’s name and by its code, for instanceof and as a function', async () => {
    const error = await snsError('NotFound')
    expect(error instanceof named('NotFoundException')).toBe(true)
    expect(error instanceof named('NotFound')).toBe(true)
    expect(named('NotFoundException').is(error)).toBe(true)
    expect(error instanceof named('InvalidParameterException')).toBe(false)
    expect(error instanceof sns.exceptions.ClientError).toBe(true)
    expect(named('NotFoundException').code).toBe('NotFound')
  })

  it('knows an error that is not in the model by fromCode', async () => {
    const error = await snsError('SomethingNew')
    expect(error instanceof sns.exceptions.fromCode('SomethingNew')).toBe(true)
    expect(error instanceof sns.exceptions.fromCode('NotFound')).toBe(false)
    expect(error instanceof sns.exceptions.ClientError).toBe(true)
  })

  it('does not know the errors of another service, of nexttoken, and other values', async () => {
    const error = await snsError('NotFound')
    const { exceptions } = client('sqs', { region: 'us-east-1' })
    expect(error instanceof exceptions.fromCode('NotFound')).toBe(false)
    expect(error instanceof exceptions.ClientError).toBe(false)
    const own = new NextTokenError('Network', 'no way', { service: 'sns' })
    for (const value of [own, new Error('NotFound'), undefined, null, 'NotFound', { code: 'NotFound' }])
      expect(sns.exceptions.ClientError.is(value)).toBe(false)
  })

  it('refuses a misspelt name, which would match nothing, and names the nearest', () => {
    const read = (name: string) => () => named(name)
    expect(read('NotFuondException')).toThrow(
      expect.objectContaining({
        code: 'UnknownException',
        message: expect.stringContaining(
          'sns: the model has no error "NotFuondException"; did you mean "NotFoundException"',
        ),
      }),
    )
    for (const name of ['then', 'toJSON', 'nodeType', '$$typeof']) expect(read(name)()).toBeUndefined()
    expect(String(sns.exceptions)).toBe('[object Object]')
  })

  it('has every error of the model by its name, and is made once per service', () => {
    const { shapes } = loadModel('s3').description.service
    const names = Object.keys(shapes).filter((name) => shapes[name]?.exception)
    const { exceptions } = client('s3', { region: 'us-east-1' })
    expect(Object.keys(exceptions)).toEqual(expect.arrayContaining(['ClientError', ...names]))
    expect(names).toContain('NoSuchBucket')
    expect(client('s3').exceptions).toBe(exceptions)
  })
})
