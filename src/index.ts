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
  Inventory,
  type InventoryEvent,
  type InventoryItem,
  type InventoryOptions,
  type InventoryProgress,
  type InventoryReceipt,
  inventory,
} from './inventory/index.js'
export {
  listServices as services,
  type ModelDescription,
  type OperationSummary,
  type ServiceSummary,
} from './models/index.js'
export {
  type Checkpoint,
  type CheckpointOptions,
  type CheckpointState,
  type CheckpointStore,
  type FullResult,
  type ItemIterable,
  type Outcome,
  PageIterator,
  type PaginateOptions,
  Paginator,
  type Receipt,
  type TaggedItem,
} from './pagination/index.js'
export type { StreamSource } from './protocols/index.js'
export type { StreamedBody } from './transport/index.js'
