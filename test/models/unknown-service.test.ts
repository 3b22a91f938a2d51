import { expect, test } from 'vitest'
import { NextTokenError } from '../../src/errors/index.js'
import { loadModel } from '../../src/models/index.js'
import { searchIn, smallService, tempFolder } from './support/temp-models.js'

test.each([
  ['a slip', 'snss', ['sns']],
  ['a swap', 'dyanmodb', ['dynamodb']],
  ['upper case', 'S3', ['s3']],
  ['the SDK v3’s package', '@aws-sdk/client-s3', ['s3']],
  ['the SDK v3’s package without its scope', 'client-sns', ['sns']],
  ['the SDK v3’s package of another name', '@aws-sdk/client-cloudwatch-logs', ['logs']],
  ['AWS’s id', 'cloudwatchlogs', ['logs']],
  ['AWS’s id in its own letters', 'Secrets Manager', ['secretsmanager']],
  ['AWS’s short id', 'sfn', ['stepfunctions']],
  ['the full name', 'AWS Step Functions', ['stepfunctions']],
  ['the host', 'monitoring', ['cloudwatch']],
  ['the host of several', 'email', ['pinpoint-email', 'ses', 'sesv2']],
  ['a part', 'eventbridge', ['events']],
])('%s: "%s" suggests the right names', (_, name, suggestions) => {
  searchIn()
  const meant = suggestions.map((suggestion) => `"${suggestion}"`).join(' or ')
  expect(() => loadModel(name)).toThrow(`no service is named "${name}"; did you mean ${meant}?`)
})

test('a name close to no other gets a pointer to the list of services', () => {
  searchIn()
  expect(() => loadModel('qqqqqq')).toThrow('no service is named "qqqqqq"; services() lists all 439')
})

test.each(['', '.', '..', '../sns', 'a/b', 'a\\b', '__proto__', 'constructor', 'index'])(
  '"%s" is not a service',
  (name) => {
    searchIn()
    const code = expect.objectContaining({ code: 'UnknownService' })
    expect(() => loadModel(name)).toThrow(NextTokenError)
    expect(() => loadModel(name)).toThrow(code)
  },
)

test('a service of the user’s model folder is suggested too', () => {
  searchIn({ dataPath: tempFolder({ 'widgets/2020-01-01/service-2.json': smallService() }) })
  expect(() => loadModel('wigdets')).toThrow('did you mean "widgets"?')
})
