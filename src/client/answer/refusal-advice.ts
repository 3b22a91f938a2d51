import type { OperationModel } from '../../models/index.js'
import type { DecodedError, Structure } from '../../protocols/index.js'

interface Advice {
  readonly codes: readonly string[]
  /** A clause without a full stop. */
  readonly remedy: string
  /** Not given if the model of the operation has the code: then the error is about something in the input. */
  readonly notModelled?: true
  /** Only for these operations. */
  readonly operations?: readonly string[]
}

/** Remedies for errors that have the same cause in every service. */
const advice: readonly Advice[] = [
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html
  // An `ExpiredTokenException` in the model is about a token in the input (sts AssumeRoleWithWebIdentity).
  {
    codes: ['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired'],
    remedy: 'the credentials have expired: get new ones, for example with `aws sso login`',
    notModelled: true,
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html
  {
    codes: ['AccessDenied'],
    operations: ['AssumeRole', 'AssumeRoleWithSAML', 'AssumeRoleWithWebIdentity'],
    remedy: "check that both the role's trust policy and the caller's policies allow it",
  },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
  // `Forbidden` and `403` are the codes of a refused HEAD request, which has no body. S3 also refuses a missing
  // key so.
  {
    codes: [
      ...['AccessDenied', 'AccessDeniedException', 'AuthorizationError', 'AuthorizationErrorException'],
      ...['UnauthorizedOperation', 'NotAuthorizedException', 'Forbidden', '403'],
    ],
    remedy: "check that the caller's policies and the resource's policy allow this operation",
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
  { codes: ['NoSuchBucket'], remedy: 'check the name of the bucket' },
  {
    codes: ['NoSuchKey'],
    remedy: 'check the key: it is case-sensitive, and has a leading slash only if it was stored with one',
  },
  {
    codes: ['AuthorizationHeaderMalformed', 'IllegalLocationConstraintException', 'PermanentRedirect'],
    remedy: 'pass the region of the bucket as `region`',
  },
  // Different services have different codes for this: IAM and query protocols, JSON protocols, S3, EC2.
  {
    codes: ['InvalidClientTokenId', 'UnrecognizedClientException', 'InvalidAccessKeyId', 'AuthFailure'],
    remedy:
      'check the credentials: the access key must be active, belong to this partition, and come with its session token if it is temporary',
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
    remedy: 'pass credentials, and check that `endpoint` belongs to this service',
  },
  // The call was already retried with the clock offset that the service reported.
  {
    codes: ['RequestTimeTooSkewed', 'RequestInTheFuture'],
    remedy: 'set the clock of this machine: AWS accepts a difference of only a few minutes',
  },
  // https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html
  {
    codes: ['OptInRequired', 'NotSignedUp', 'SubscriptionRequiredException', 'InvalidRegion'],
    remedy: 'enable the region or the service for this account in the AWS console',
    notModelled: true,
  },
  // Regional resources are visible in one region and account only.
  {
    codes: ['ResourceNotFoundException', 'QueueDoesNotExist', 'AWS.SimpleQueueService.NonExistentQueue'],
    remedy: 'check the name, and that it exists in this region and account',
  },
]

/** Codes of errors that are about the resource. */
const aboutResource =
  /NoSuch|NotFound|NotExist|NonExistent|AccessDenied|Unauthorized|NotAuthorized|Authorization|Forbidden|AlreadyExists|AlreadyOwned|Conflict|InUse|^40[349]$/
/** Members whose values name a resource. None of them is a secret or a text that a user wrote. */
const namesResource =
  /^(?:Bucket|Key|QueueUrl|name|arn|id|identifier|(?!.*(?:AccessKey|Session|Token|Request|Client|Caller)).*(?:Name|Arn|ARN|Id|ID|Identifier))$/
/** Some operations identify a resource by account, group and name. */
const maxResources = 3
const maxLength = 120

/** The resource and the remedy, to be appended to the service's message. */
export function refusalAdvice(
  operation: OperationModel,
  { code, message }: Pick<DecodedError, 'code' | 'message'>,
  input: Structure | undefined,
): string {
  const resources = aboutResource.test(code) ? resourcesIn(operation, input ?? {}, message) : ''
  const remedy = remedyFor(operation, code)
  return `${resources && ` (${resources})`}${remedy && `; ${remedy}`}`
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

/** The resources in the input that the service's message does not name. */
function resourcesIn(operation: OperationModel, input: Structure, message: string | undefined): string {
  const members = operation.input ? [...operation.input.members] : []
  const named = members.flatMap(([name, member]) => {
    const value = input[name]
    const isAsked = operation.input?.required.has(name) || member.location === 'uri'
    if (!isAsked || typeof value !== 'string' || !namesResource.test(name)) return []
    if (member.sensitive || message?.includes(value)) return []
    return [`${name} ${JSON.stringify(value.length > maxLength ? `${value.slice(0, maxLength)}…` : value)}`]
  })
  return named.slice(0, maxResources).join(', ')
}
