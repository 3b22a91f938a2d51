import { client } from 'nexttoken'
import { describe, expect, it } from 'vitest'
import { startHttpServer } from '../support/http-server.js'

const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' }

interface Answer {
  readonly status: number
  readonly body: string
}

/** The message of the error for a call that is answered so. */
async function messageOf(service: string, operation: string, input: object, answer: Answer): Promise<string> {
  const server = await startHttpServer((_, response) => response.writeHead(answer.status).end(answer.body))
  const aws = client(service, { region: 'us-east-1', endpoint: server.url, credentials, maxAttempts: 1 })
  const error = await aws.call(operation, input as Record<string, unknown>).catch((thrown: Error) => thrown)
  return (error as Error).message
}

const s3Error = (status: number, code: string, words: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${words}</Message></Error>`,
})
const jsonError = (code: string, message: string): Answer => ({
  status: 400,
  body: JSON.stringify({ __type: code, message }),
})
const queryError = (code: string, words: string): Answer => ({
  status: 403,
  body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${words}</Message></Error></ErrorResponse>`,
})

/** https://github.com/aws/aws-sdk-js/issues/3048: "Access Denied" says neither to what nor what to do. */
describe('the message of a service error holds the service’s text, then the call, then the remedy', () => {
  it.each<[string, string, object, Answer, string]>([
    [
      's3',
      'GetObject',
      { Bucket: 'books', Key: 'moby.txt' },
      s3Error(404, 'NoSuchKey', 'The specified key does not exist.'),
      's3.GetObject: NoSuchKey: The specified key does not exist (Bucket "books", Key "moby.txt"); check the key: it is case-sensitive, and has a leading slash only if it was stored with one',
    ],
    [
      's3',
      'ListObjectsV2',
      { Bucket: 'boks', Prefix: 'private/' },
      s3Error(404, 'NoSuchBucket', 'The specified bucket does not exist'),
      's3.ListObjectsV2: NoSuchBucket: The specified bucket does not exist (Bucket "boks"); check the name of the bucket',
    ],
    [
      's3',
      'ListObjectsV2',
      { Bucket: 'books' },
      s3Error(403, 'AccessDenied', 'Access Denied'),
      `s3.ListObjectsV2: AccessDenied: Access Denied (Bucket "books"); check that the caller's policies and the resource's policy allow this operation`,
    ],
    [
      'dynamodb',
      'Scan',
      { TableName: 'users' },
      jsonError('ExpiredTokenException', 'The security token included in the request is expired'),
      'dynamodb.Scan: ExpiredTokenException: The security token included in the request is expired; the credentials have expired: get new ones, for example with `aws sso login`',
    ],
    [
      'dynamodb',
      'Scan',
      { TableName: 'users' },
      jsonError('ResourceNotFoundException', 'Requested resource not found'),
      'dynamodb.Scan: ResourceNotFoundException: Requested resource not found (TableName "users"); check the name, and that it exists in this region and account',
    ],
    [
      'secretsmanager',
      'GetSecretValue',
      { SecretId: 'db' },
      jsonError('AccessDeniedException', 'User: arn:aws:iam::1:user/a is not authorized on db'),
      `secretsmanager.GetSecretValue: AccessDeniedException: User: arn:aws:iam::1:user/a is not authorized on db; check that the caller's policies and the resource's policy allow this operation`,
    ],
    [
      'iam',
      'GetRole',
      { RoleName: 'orders' },
      queryError('NoSuchEntity', 'The role cannot be found.'),
      'iam.GetRole: NoSuchEntity: The role cannot be found (RoleName "orders")',
    ],
  ])('%s.%s %j', async (service, operation, input, answer, message) => {
    expect(await messageOf(service, operation, input, answer)).toBe(message)
  })

  it.each([
    ['InvalidClientTokenId', /access key must be active/],
    ['UnrecognizedClientException', /access key must be active/],
    ['SignatureDoesNotMatch', /check the secret access key/],
    ['RequestTimeTooSkewed', /set the clock of this machine/],
    ['OptInRequired', /enable the region or the service/],
    ['ExpiredToken', /the credentials have expired/],
    ['AuthorizationError', /the caller's policies/],
  ])('%s has a remedy in a query protocol too', async (code, remedy) => {
    expect(await messageOf('sns', 'ListTopics', {}, queryError(code, 'No.'))).toMatch(remedy)
  })

  it('an expired token in the input is not taken for expired credentials', async () => {
    const input = {
      RoleArn: 'arn:aws:iam::111122223333:role/r',
      RoleSessionName: 'se',
      WebIdentityToken: 'eyJ0b',
    }
    const message = await messageOf(
      'sts',
      'AssumeRoleWithWebIdentity',
      input,
      queryError('ExpiredTokenException', 'Token expired.'),
    )
    expect(message).toBe('sts.AssumeRoleWithWebIdentity: ExpiredTokenException: Token expired.')
  })

  it('any other service error keeps the text of the service', async () => {
    const message = await messageOf(
      'sns',
      'ListTopics',
      {},
      queryError('InvalidParameter', 'Invalid parameter: NextToken.'),
    )
    expect(message).toBe('sns.ListTopics: InvalidParameter: Invalid parameter: NextToken.')
  })

  it('no secret and no text of the user is shown', async () => {
    const forbidden = queryError('AccessDenied', 'No')
    const shown = [
      await messageOf('iam', 'ChangePassword', { OldPassword: 'hunter2', NewPassword: 'hunter3' }, forbidden),
      await messageOf('sns', 'Publish', { Message: 'a private text' }, forbidden),
      await messageOf(
        'iam',
        'UpdateAccessKey',
        { AccessKeyId: 'AKIDAKIDAKIDAKID', Status: 'Active' },
        forbidden,
      ),
    ]
    expect(shown.join()).not.toMatch(/hunter|private|AKID/)
  })
})
