import type { OperationModel } from '../../models/index.js'
import type { DecodedError, Structure } from '../../protocols/index.js'

interface Advice {
  readonly codes: readonly string[]
  /** One sentence, without its full stop. */
  readonly remedy: string
  /** Not where the operation's own model has the code: there it speaks of something in the input. */
  readonly notModelled?: true
  /** Of these operations alone. */
  readonly operations?: readonly string[]
}

/** What to do about a refusal that has the same cause in every service. */
const advice: readonly Advice[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html
  // A model's own `ExpiredTokenException` is of a token in the input: sts AssumeRoleWithWebIdentity.
  {
    codes: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'],
    remedy: 'the credentials have expired: get new ones, such as with `aws sso login`',
    notModelled: true,
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
  {
    codes: ['AccessDenied'],
    operations: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
    remedy: 'the trust policy of the role and the policies of the caller must both allow it',
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  // `Forbidden` and `403` stand for a HEAD request's refusal, which has no body; S3 refuses a missing key so too.
  {
    codes: [
      ...['AccessDenied', 'AccessDeniedException', 'AuthorizationError', 'AuthorizationErrorException'],
      ...['UnauthorizedOperation', 'NotAuthorizedException', 'Forbidden', '403'],
    ],
    remedy: 'check that the policies of the caller and of the resource allow this operation',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  { codes: ['NoSuchBucket'], remedy: 'check the name of the bucket' },
  {
    codes: ['NoSuchKey'],
    remedy: 'check the key: letter case counts, and it has no leading slash unless it was stored with one',
  },
  {
    codes: ['AuthorizationHeaderMalformed', 'IllegalLocationConstraintException', 'PermanentRedirect'],
    remedy: 'pass the region of the bucket as `region`',
  },
  // The services' own names for one thing: IAM and query protocols, JSON protocols, S3, EC2.
  {
    codes: ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId', 'AuthFailure'],
    remedy:
      'check the credentials: the access key must be active, of this partition, and have its session token if it is temporary',
  },
  {
    codes: ['SignatureDoesNotMatch', 'InvalidSignatureException'],
    remedy: 'check the secret access key, and that no proxy changes the request',
  },
  {
    codes: ['InvalidToken', 'InvalidSecurity'],
    remedy: 'check the session token of the credentials',
    notModelled: true,
  },
  {
    codes: ['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'MissingSecurityHeader'],
    remedy: 'pass credentials, and check that `endpoint` is the one of this service',
  },
  // The offset that the service's clock told was tried already.
  {
    codes: ['RequestTimeTooSkewed', 'RequestInTheFuture'],
    remedy: 'set the clock of this machine: AWS accepts a difference of a few minutes',
  },
  // https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
  {
    codes: ['OptInRequired', 'NotSignedUp', 'SubscriptionRequiredException', 'InvalidRegion'],
    remedy: 'enable the region or the service for this account in the AWS console',
    notModelled: true,
  },
  // Regional resources are looked for in one region and account alone.
  {
    codes: ['ResourceNotFoundException', 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    remedy: 'check the name, and that it is in this region and account',
  },
]

/** Refusals that are about the resource, rather than about how it was asked for. */
const aboutResource =
  /NoSuch|NotFound|NotExist|NonExistent|AccessDenied|Unauthorized|NotAuthorized|Authorization|Forbidden|AlreadyExists|AlreadyOwned|Conflict|InUse|^40[349]$/
/** Members whose values name a resource; none of these is a secret, or a text of the user's. */
const namesResource =
  /^(?:Bucket|Key|QueueUrl|name|arn|id|identifier|(?!.*(?:AccessKey|Session|Token|Request|Client|Caller)).*(?:Name|Arn|ARN|Id|ID|Identifier))$/
/** So many are named: some operations ask by account, group and resource. */
const most = 3
const longest = 120

/** What a refusal was about, and what to do: to be put after the service's own words. */
export function refusalAdvice(
  operation: OperationModel,
  { code, message }: Pick<DecodedError, 'code' | 'message'>,
  input: Structure | undefined,
): string {
  const asked = aboutResource.test(code) ? resourcesIn(operation, input ?? {}, message) : ''
  const remedy = remedyFor(operation, code)
  return `${asked && ` (${asked})`}${remedy && `; ${remedy}`}`
}

function remedyFor(operation: OperationModel, code: string): string {
  const entry = advice.find(
    ({ codes, operations }) => codes.includes(code) && (operations?.includes(operation.name) ?? true),
  )
  if (!entry || (entry.notModelled && hasOwn(operation, code))) return ''
  return entry.remedy
}

function hasOwn(operation: OperationModel, code: string): boolean {
  return operation.errors.some((shape) => shape.name === code || shape.traits.error?.code === code)
}

/** Those that the service does not name itself. */
function resourcesIn(operation: OperationModel, input: Structure, message: string | undefined): string {
  const members = operation.input ? [...operation.input.members] : []
  const named = members.flatMap(([name, member]) => {
    const value = input[name]
    const isAsked = operation.input?.required.has(name) || member.location === 'uri'
    if (!isAsked || typeof value !== 'string' || !namesResource.test(name)) return []
    if (member.sensitive || message?.includes(value)) return []
    return [`${name} ${JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value)}`]
  })
  return named.slice(0, most).join(', ')
}
