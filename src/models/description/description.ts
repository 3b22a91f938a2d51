import type { DividedBy } from './divided-by.js'

/**
 * botocore's JSON, in types: what `client(model)` takes and what a shipped model contains. Only the keys that
 * nexttoken reads are listed; a file may have more.
 */

export type ShapeType =
  | 'structure'
  | 'list'
  | 'map'
  | 'string'
  | 'character'
  | 'integer'
  | 'long'
  | 'float'
  | 'double'
  | 'boolean'
  | 'timestamp'
  | 'blob'
  | 'bigdecimal'

export type TimestampFormat = 'iso8601' | 'rfc822' | 'unixTimestamp'
export type BindingLocation = 'header' | 'headers' | 'querystring' | 'uri' | 'statusCode' | 'host'

export interface XmlNamespace {
  readonly uri: string
  readonly prefix?: string
}

/** Traits of shapes and of references to them; the reference overrides the shape. */
export interface Traits {
  readonly locationName?: string
  readonly flattened?: boolean
  readonly timestampFormat?: TimestampFormat
  readonly xmlNamespace?: XmlNamespace | string
  readonly streaming?: boolean
  readonly sensitive?: boolean
  readonly deprecated?: boolean
  readonly box?: boolean
}

export interface ShapeReference extends Traits {
  readonly shape: string
  readonly location?: BindingLocation
  readonly queryName?: string
  readonly xmlAttribute?: boolean
  readonly jsonvalue?: boolean
  readonly idempotencyToken?: boolean
  readonly hostLabel?: boolean
  readonly eventpayload?: boolean
  readonly eventheader?: boolean
  readonly contextParam?: { readonly name: string }
}

export interface ShapeDescription extends Traits {
  readonly type: string
  readonly members?: Readonly<Record<string, ShapeReference>>
  readonly member?: ShapeReference
  readonly key?: ShapeReference
  readonly value?: ShapeReference
  readonly required?: readonly string[]
  readonly enum?: readonly string[]
  readonly min?: number
  readonly max?: number
  readonly pattern?: string
  readonly payload?: string
  readonly union?: boolean
  readonly document?: boolean
  readonly sparse?: boolean
  readonly wrapper?: boolean
  readonly exception?: boolean
  readonly fault?: boolean
  readonly synthetic?: boolean
  readonly event?: boolean
  readonly eventstream?: boolean
  readonly requiresLength?: boolean
  readonly error?: {
    readonly code?: string
    readonly httpStatusCode?: number
    readonly senderFault?: boolean
    readonly fault?: boolean
  }
  readonly retryable?: { readonly throttling?: boolean }
}

export interface OperationDescription {
  readonly name: string
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number }
  readonly input?: ShapeReference
  readonly output?: ShapeReference & { readonly resultWrapper?: string }
  readonly errors?: readonly ShapeReference[]
  readonly idempotent?: boolean
  readonly readonly?: boolean
  readonly deprecated?: boolean
  readonly authtype?: string
  readonly auth?: readonly string[]
  readonly unsignedPayload?: boolean
  readonly endpoint?: { readonly hostPrefix?: string }
  readonly endpointoperation?: boolean
  readonly endpointdiscovery?: { readonly required?: boolean }
  readonly httpChecksumRequired?: boolean
  readonly httpChecksum?: {
    readonly requestChecksumRequired?: boolean
    readonly requestAlgorithmMember?: string
    readonly requestValidationModeMember?: string
    readonly responseAlgorithms?: readonly string[]
  }
  readonly requestcompression?: { readonly encodings: readonly string[] }
  readonly staticContextParams?: Readonly<Record<string, { readonly value: unknown }>>
  readonly operationContextParams?: Readonly<Record<string, { readonly path: string }>>
}

export interface ServiceMetadata {
  readonly apiVersion: string
  readonly endpointPrefix: string
  readonly protocol: string
  readonly protocols?: readonly string[]
  readonly auth?: readonly string[]
  readonly serviceId: string
  readonly serviceFullName?: string
  readonly serviceAbbreviation?: string
  readonly signatureVersion?: string
  readonly signingName?: string
  readonly jsonVersion?: string
  readonly targetPrefix?: string
  readonly globalEndpoint?: string
  readonly xmlNamespace?: XmlNamespace | string
  readonly awsQueryCompatible?: object
  readonly protocolSettings?: { readonly h2?: string }
  readonly uid?: string
}

/** The content of botocore's `service-2.json`. */
export interface ServiceDescription {
  readonly version?: string
  readonly metadata: ServiceMetadata
  readonly operations: Readonly<Record<string, OperationDescription>>
  readonly shapes: Readonly<Record<string, ShapeDescription>>
  readonly clientContextParams?: Readonly<Record<string, { readonly type: string }>>
}

/**
 * An entry of botocore's `paginators-1.json`: botocore's six keys, followed, from `end` on, by nexttoken's own,
 * which boto3 ignores. docs/updating-models.md explains each.
 *
 * @example
 * The entry of S3 ListObjectVersions:
 * {
 *   input_token: ['KeyMarker', 'VersionIdMarker'], output_token: ['NextKeyMarker', 'NextVersionIdMarker'],
 *   result_key: ['Versions', 'DeleteMarkers', 'CommonPrefixes'],
 *   limit_key: 'MaxKeys', more_results: 'IsTruncated', non_aggregate_keys: ['RequestCharged', 'Prefix'],
 *   seek: { KeyMarker: 'Key', VersionIdMarker: 'VersionId' }, seek_unless: { Bucket: '--xa?-s3$' },
 *   url_encoded_by: { KeyMarker: 'EncodingType' },
 *   sorted_by: { Versions: 'Key', DeleteMarkers: 'Key', CommonPrefixes: 'Prefix' },
 *   newest_first: ['IsLatest', 'LastModified'], divided_by: { kind: 'keys' },
 * }
 */
export interface PaginationDescription {
  readonly input_token: string | readonly string[]
  readonly output_token: string | readonly string[]
  readonly result_key?: string | readonly string[]
  readonly limit_key?: string
  readonly more_results?: string
  readonly non_aggregate_keys?: readonly string[]
  readonly end?: 'token' | 'repeated_token' | 'empty_page'
  readonly repeat?: 'error' | 'ask_again'
  readonly first_page_only?: readonly string[]
  readonly limit_illegal_with?: readonly string[]
  readonly follow?: boolean
  readonly seek?: Readonly<Record<string, string>>
  readonly seek_inclusive?: boolean
  readonly seek_unless?: Readonly<Record<string, string>>
  readonly url_encoded_by?: Readonly<Record<string, string>>
  readonly joined_by?: Readonly<Record<string, string | readonly string[]>>
  readonly items_of?: readonly string[]
  readonly primary_when?: Readonly<Record<string, string>>
  readonly summed?: readonly string[]
  readonly latest?: readonly string[]
  readonly page_only?: readonly string[]
  readonly sorted_by?: Readonly<Record<string, string>>
  readonly newest_first?: string | readonly string[]
  readonly defaults?: Readonly<Record<string, unknown>>
  readonly divided_by?: DividedBy
  readonly undivided?: string
  readonly inferred_from?: string
}

/** The content of botocore's `paginators-1.json`. */
export interface PaginatorsDescription {
  readonly pagination: Readonly<Record<string, PaginationDescription>>
}

/** One test of an answer in a waiter, and the state that it leads to. */
export interface AcceptorDescription {
  readonly state: 'success' | 'failure' | 'retry'
  /** `path`, `pathAll` and `pathAny` compare what a JMESPath expression finds in the output. */
  readonly matcher: 'path' | 'pathAll' | 'pathAny' | 'status' | 'error'
  /** The expression. */
  readonly argument?: string
  /** A value, an HTTP status, or an error's code; for errors, `true` is any of them and `false` none. */
  readonly expected: string | number | boolean
}

/**
 * An entry of botocore's `waiters-2.json`: which operation is called, how many seconds lie between two calls, and how an
 * answer is judged. The first acceptor that matches decides.
 *
 * @example
 * The entry of EC2 SubnetAvailable:
 * { operation: 'DescribeSubnets', delay: 15, maxAttempts: 40,
 *   acceptors: [{ state: 'success', matcher: 'pathAll', argument: 'Subnets[].State', expected: 'available' }] }
 */
export interface WaiterDescription {
  readonly operation: string
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly AcceptorDescription[]
}

/** The content of botocore's `waiters-2.json`. */
export interface WaitersDescription {
  readonly version?: number
  readonly waiters: Readonly<Record<string, WaiterDescription>>
}

/** The content of botocore's `endpoint-rule-set-1.json`, evaluated by `@smithy/core/endpoints`. */
export interface EndpointRuleSetDescription {
  readonly version: string
  readonly parameters: Readonly<Record<string, object>>
  readonly rules: readonly object[]
}

/**
 * A whole model: botocore's files of one service, parsed, as `client(model)` takes it.
 *
 * @example
 * {
 *   service: { metadata: { serviceId: 'SNS', protocol: 'query', … }, operations: { ListTopics: … }, shapes: … },
 *   paginators: { pagination: { ListTopics: { input_token: 'NextToken', output_token: 'NextToken', result_key: 'Topics' } } },
 *   endpointRuleSet: { version: '1.0', parameters: … , rules: … },
 *   waiters: { version: 2, waiters: { … } },
 * }
 */
export interface ModelDescription {
  readonly service: ServiceDescription
  readonly paginators?: PaginatorsDescription | undefined
  readonly endpointRuleSet?: EndpointRuleSetDescription | undefined
  readonly waiters?: WaitersDescription | undefined
}
