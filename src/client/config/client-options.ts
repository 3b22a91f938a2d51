import { type KnownOptions, NextTokenError, type OptionNames, optionProblems } from '../../errors/index.js'
import type { ServiceModel } from '../../models/index.js'
import { isPlainObject } from '../../values/index.js'
import type { ClientConfig } from './client-config.js'

const names: OptionNames<ClientConfig> = {
  region: true,
  apiVersion: true,
  endpoint: true,
  useDualstackEndpoint: true,
  useFipsEndpoint: true,
  forcePathStyle: true,
  useAccelerateEndpoint: true,
  useArnRegion: true,
  useGlobalEndpoint: true,
  disableMultiregionAccessPoints: true,
  disableS3ExpressSessionAuth: true,
  accountIdEndpointMode: true,
  disableHostPrefix: true,
  clientContextParams: true,
  profile: true,
  credentials: true,
  mfaCodeProvider: true,
  token: true,
  requestChecksumCalculation: true,
  responseChecksumValidation: true,
  disableRequestCompression: true,
  requestMinCompressionSizeBytes: true,
  requestHandler: true,
  transport: true,
  maxAttempts: true,
  retryMode: true,
  retryStrategy: true,
  logger: true,
  wire: true,
  parameterValidation: true,
  onTruncated: true,
  governor: true,
  documents: true,
}

const keys = 'use `credentials: { accessKeyId, secretAccessKey, sessionToken }`'
const leaveOut = 'remove it: nexttoken needs no such setting'
const ofCall = 'pass it to a call: sns.listTopics({}, { signal, timeout })'
const ofPaginate = "pass it to paginate: sns.paginate('list_topics', {}, { maxItems, pageSize })"

/**
 * Names of boto3's `client()` and `Config` and of the AWS SDKs v2 and v3 that are not near ours, and what to use
 * instead.
 * https://docs.aws.amazon.com/boto3/latest/reference/core/session.html
 * https://docs.aws.amazon.com/botocore/latest/reference/config.html
 */
const remedies: Readonly<Record<string, string>> = {
  region_name: 'use `region`',
  endpoint_url: 'use `endpoint`',
  endpointUrl: 'use `endpoint`',
  profile_name: 'use `profile`',
  aws_access_key_id: keys,
  aws_secret_access_key: keys,
  aws_session_token: keys,
  aws_account_id: 'use `credentials: { …, accountId }`',
  accessKeyId: keys,
  secretAccessKey: keys,
  sessionToken: keys,
  credentialDefaultProvider: 'use `credentials`',
  use_ssl: "use `endpoint`: 'http://…' for plain HTTP",
  sslEnabled: "use `endpoint`: 'http://…' for plain HTTP",
  tls: "use `endpoint`: 'http://…' for plain HTTP",
  verify: 'set AWS_CA_BUNDLE, or use `requestHandler: { httpsAgent: { ca } }`',
  client_cert: 'use `requestHandler: { httpsAgent: { cert, key } }`',
  proxies: 'set HTTPS_PROXY, or use `requestHandler: { httpsAgent }`',
  proxies_config: 'set HTTPS_PROXY, or use `requestHandler: { httpsAgent }`',
  config: 'pass its settings as options of the client',
  s3: 'pass its settings as options of the client, such as `forcePathStyle`',
  s3BucketEndpoint: leaveOut,
  bucketEndpoint: leaveOut,
  followRegionRedirects: 'remove it: calls always follow redirects to the region of the bucket',
  signature_version: 'use `credentials: false` for unsigned requests; otherwise the service decides',
  signatureVersion: 'use `credentials: false` for unsigned requests; otherwise the service decides',
  retries: 'use `maxAttempts` and `retryMode`',
  maxRetries: 'use `maxAttempts`, which counts the first attempt too',
  connect_timeout: 'use `requestHandler: { connectionTimeout }`, in milliseconds',
  read_timeout: 'use `requestHandler: { socketTimeout }`, in milliseconds',
  httpOptions: 'use `requestHandler`',
  max_pool_connections: 'use `requestHandler: { httpsAgent: { maxSockets } }`',
  tcp_keepalive: 'use `requestHandler: { httpsAgent: { keepAlive } }`',
  inject_host_prefix: 'use `disableHostPrefix`, which means the opposite',
  hostPrefixEnabled: 'use `disableHostPrefix`, which means the opposite',
  paramValidation: 'use `parameterValidation`',
  addressing_style: 'use `forcePathStyle`',
  service_name: 'remove it: the service is the first argument',
  signal: ofCall,
  abortSignal: ofCall,
  timeout: ofCall,
  requestTimeout: `use \`requestHandler: { requestTimeout }\`, or ${ofCall}`,
  maxItems: ofPaginate,
  pageSize: ofPaginate,
  startingToken: ofPaginate,
  PaginationConfig: ofPaginate,
}

const known: KnownOptions = {
  kind: 'client option',
  names,
  remedies,
  list: 'see docs/configuration.md for all options',
}

const identity: readonly string[] = ['accessKeyId', 'secretAccessKey', 'sessionToken']

/**
 * `model`: undefined for a configuration that several services share.
 *
 * @throws NextTokenError `InvalidConfiguration` that names every unknown option.
 */
export function checkClientOptions(config: unknown, model?: ServiceModel): void {
  refuse(problemsOf(config, model), model)
}

/**
 * The same for the configuration of a session or of a listing across accounts.
 *
 * @throws NextTokenError `InvalidConfiguration`.
 */
export function checkSharedOptions(config: unknown): void {
  const hasDocuments = isPlainObject(config) && Boolean(config.documents)
  refuse([...problemsOf(config), ...(hasDocuments ? [documentsOfOne] : [])])
}

const documentsOfOne =
  "documents is an option of one client: pass it to client('dynamodb', { documents: true }), or convert items with fromAttributeValues of nexttoken/dynamodb"

function problemsOf(config: unknown, model?: ServiceModel): string[] {
  return [
    ...optionProblems(config, known),
    ...regionAlone(config),
    ...misspeltKeys(config),
    ...(model ? [...versionProblems(config, model), ...endpointParameterProblems(config, model)] : []),
  ]
}

function refuse(problems: readonly string[], model?: ServiceModel): void {
  if (problems.length === 0) return
  throw new NextTokenError('InvalidConfiguration', problems.join('\n  '), { service: model?.name })
}

/** The version of a model of the user's own is what it is. */
function versionProblems(config: unknown, { version }: ServiceModel): string[] {
  const wanted: unknown = isPlainObject(config) ? config.apiVersion : undefined
  if (wanted === undefined || wanted === version) return []
  return [`apiVersion is ${JSON.stringify(wanted)}; the model has "${version}"`]
}

function endpointParameterProblems(config: unknown, { description }: ServiceModel): string[] {
  const params: unknown = isPlainObject(config) ? config.clientContextParams : undefined
  const parameters = Object.keys(description.service.clientContextParams ?? {})
  return optionProblems(params, {
    kind: 'clientContextParams member',
    names: Object.fromEntries(parameters.map((name) => [name, true] as const)),
    ...(parameters.length === 0 && { list: 'this service has no endpoint parameters' }),
  })
}

/**
 * A session token under another name would be missing from the signature. STS itself spells it `SessionToken`.
 */
function misspeltKeys(config: unknown): string[] {
  const credentials: unknown = isPlainObject(config) ? config.credentials : undefined
  if (!isPlainObject(credentials)) return []
  return Object.keys(credentials).flatMap((name) => {
    const right = identity.find((field) => fold(field) === fold(name).replace(/^aws/, ''))
    return right === undefined || Object.hasOwn(credentials, right)
      ? []
      : [`unknown member ${JSON.stringify(name)} of \`credentials\`; use \`${right}\``]
  })
}

function fold(name: string): string {
  return name.replace(/_/g, '').toLowerCase()
}

function regionAlone(config: unknown): string[] {
  if (typeof config !== 'string' || !/^[a-z]{2,}(-[a-z]+)+-\d$/.test(config)) return []
  return [`for a region, pass { region: '${config}' }`]
}
