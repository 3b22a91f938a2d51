/** boto3's client and paginators for TypeScript. `client` is where to begin; README.md shows the walk. */
export {
  type CallOptions,
  type ClientConfig,
  client,
  type DocumentValue,
  type DynamicClient,
  type DynamicOperation,
  type ModelledError,
  type OperationTable,
  type Output,
  type PresignOptions,
  type ResponseMetadata,
  type ServiceClient,
  type Services,
  type Session,
  type StreamedBody,
  type StreamSource,
  session,
  type TypedOperation,
} from './client/index.js'
export {
  AbortError,
  type ErrorCode,
  NextTokenError,
  PaginationError,
  type ParamProblem,
  ParamValidationError,
  ResponseParseError,
  ServiceError,
  TimeoutError,
  TokenExpiredError,
} from './errors/index.js'
export {
  listServices as services,
  type ModelDescription,
  type OperationSummary,
  type ServiceSummary,
} from './models/index.js'
export {
  type FullResult,
  type ItemIterable,
  type Outcome,
  PageIterator,
  type PaginateOptions,
  Paginator,
  type Receipt,
} from './pagination/index.js'
