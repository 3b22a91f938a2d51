/**
 * All codes of nexttoken's own errors, what they mean and what to do. `docs/errors.md` is written from this
 * table, and a test keeps the two equal. An error of a service is a `ServiceError` with the service's code.
 */
export const catalogue = {
  UnknownService: {
    meaning: 'No service has this name.',
    remedy: 'Use a name that the message suggests, or one of `services()`.',
  },
  UnknownOperation: {
    meaning: 'The service has no operation with this name.',
    remedy: 'Use a name that the message suggests, or one of `client.operations`.',
  },
  OperationNotPageable: {
    meaning: 'The operation has no pages: its model has no pagination rule.',
    remedy: 'Call the operation itself. `client.canPaginate(name)` says whether an operation has pages.',
  },
  UnknownWaiter: {
    meaning: 'The service has no waiter with this name.',
    remedy: 'Use a name that the message suggests, or one of `client.waiterNames`.',
  },
  UnknownException: {
    meaning: 'The service’s model has no error with this name.',
    remedy: 'Use a name that the message suggests, or `client.exceptions.fromCode(code)` for any other code.',
  },
  InvalidModel: {
    meaning:
      'A model could not be read: it is not in botocore’s format, incomplete, or for an unknown protocol.',
    remedy: 'Compare the file or object that the message names with botocore’s `service-2.json`.',
  },
  InvalidConfiguration: {
    meaning: 'A configuration value is invalid.',
    remedy: 'Correct the option, variable or profile entry that the message names.',
  },
  ParamValidation: {
    meaning: 'The input is not valid for the operation. `problems` has every problem with its path.',
    remedy: 'Correct the input. `parameterValidation: false` sends it unchecked.',
  },
  MissingRegion: {
    meaning: 'There is no region in the options, the environment or the profile.',
    remedy: 'Pass `region`, set AWS_REGION, or set `region` in the profile.',
  },
  MissingCredentials: {
    meaning:
      'No source of credentials is configured, or the configured one failed: the message names it, and its error is the `cause`.',
    remedy: 'Pass `credentials` or `profile`, log in, or pass `credentials: false` for unsigned requests.',
  },
  EndpointResolution: {
    meaning: 'The service’s endpoint rules have no endpoint for this region, input and configuration.',
    remedy: 'The message contains the rule’s own message. `endpoint` overrides the rules.',
  },
  Network: {
    meaning: 'The request or its response was lost in every attempt. The socket’s error is the `cause`.',
    remedy: 'The message says what to check, and whether the call may have taken effect.',
  },
  Timeout: {
    meaning: 'A time limit passed: the call’s `timeout` or one of the request handler.',
    remedy:
      'Raise the limit that the message names. The message also says whether the call may have taken effect.',
  },
  PoolExhausted: {
    meaning: 'Unread response bodies hold all connections to the host. Nothing was sent.',
    remedy: 'Read each `Body` to its end or call its `destroy()`, or raise `maxSockets`.',
  },
  Aborted: {
    meaning: 'The `signal` was aborted. Its reason is the `cause`.',
    remedy: 'None: the caller asked for it.',
  },
  HookFailed: {
    meaning:
      'A function that was added with `client.on` threw an error, which is the `cause`, or it set a header that cannot be sent.',
    remedy: 'Correct the function. The message names its event.',
  },
  ResponseParse: {
    meaning:
      'The response is not valid in its protocol: it is incomplete, malformed, or from another service or operation.',
    remedy:
      'Look at the response that the message quotes: often it comes from a proxy or a wrong `endpoint`.',
  },
  NotSupported: {
    meaning: 'The call needs something that nexttoken does not do.',
    remedy: 'The message says what to do instead.',
  },
  InvalidExpression: {
    meaning: 'A JMESPath expression cannot be parsed, or one of its functions does not accept a value.',
    remedy: 'Correct the expression at the position that the message names.',
  },
  Pagination: {
    meaning:
      'The listing cannot continue: a token was returned twice, or an option does not fit the operation. With `onTruncated`, a single call returned the first of several pages.',
    remedy:
      'The message says what to do. `resumeToken` continues the listing; `page` is the output of a single call.',
  },
  InvalidToken: {
    meaning: 'The `startingToken` does not belong to this operation.',
    remedy: 'Pass a `resumeToken` of the same operation, or one of its tokens from boto3 or the AWS CLI.',
  },
  TokenExpired: {
    meaning:
      "The service no longer accepts the listing’s token, and the listing could not be continued in another way: it has changed since, or `onExpiredToken` is `'error'`.",
    remedy:
      'Start over. `items` says how many items were delivered, and `resumeToken` where the listing ended.',
  },
  WaiterFailed: {
    meaning:
      'A waiter saw a state from which the one that it waits for is not reached. The message names it; `acceptor` is what matched.',
    remedy: 'Look at `output`, the last answer, for the reason. Waiting again does not help.',
  },
  WaiterTimeout: {
    meaning:
      'A waiter did not see the state that it waits for within its attempts or its deadline. `seen` is what it saw last.',
    remedy: 'Wait again, or pass a larger `maxAttempts` or `deadline`.',
  },
  InvalidCheckpoint: {
    meaning:
      'The checkpoint’s file or store does not contain a valid checkpoint: it is empty, incomplete, edited, or written by a later version of nexttoken.',
    remedy: 'Start over without it: `restart: true` writes a new one.',
  },
  CheckpointMismatch: {
    meaning:
      'The checkpoint belongs to another listing: the operation, region, account or parameters differ. Nothing was sent.',
    remedy:
      'The message says what differs. Change it back, give this listing its own checkpoint, or pass `restart: true`.',
  },
  CheckpointConflict: {
    meaning: 'Another process wrote the checkpoint file during the listing.',
    remedy: 'Give each listing its own file.',
  },
  InvalidTarget: {
    meaning:
      'Rows or an object cannot be written into this target: its name has an unknown ending, its folder or database does not exist, an option does not fit it, or what is there has other columns or cannot be replaced. Nothing was written.',
    remedy: 'Correct the target or the option that the message names.',
  },
  MissingPackage: {
    meaning: 'What you asked for needs a package that nexttoken does not bring along.',
    remedy: 'Run the `npm install` that the message names.',
  },
  TargetConflict: {
    meaning: 'Another listing or download, perhaps of another process, writes the same target.',
    remedy: 'Wait until it has ended, or choose another target.',
  },
  TargetFailed: {
    meaning:
      'Rows or the bytes of an object could not be written: the disk is full, the stream was closed, or the database refused them. The error of the system is the `cause`.',
    remedy:
      'Do what the message says, then start again: a listing that has a checkpoint and a download with `resume` continue where they were.',
  },
  SourceFailed: {
    meaning:
      'The body or the file of an upload cannot be read, has another length than was promised, or was changed while it was uploaded. The error of the system is the `cause`.',
    remedy: 'The message says what to correct. Nothing of the upload is left in S3.',
  },
  ObjectChanged: {
    meaning: 'The object was replaced or deleted while it was downloaded or copied.',
    remedy: 'Start again. In a bucket that keeps versions, pass the `VersionId`.',
  },
  ChecksumMismatch: {
    meaning:
      'The downloaded bytes do not match the checksum that S3 has for the object. No file was written.',
    remedy: 'Download again. If it happens again, the object may have been stored with a wrong checksum.',
  },
  CopyIncomplete: {
    meaning: 'The object was copied, but not all of its annotations. The first error is the `cause`.',
    remedy: 'Copy again, or call `putObjectAnnotation` for those that the message names.',
  },
  UploadNotRemoved: {
    meaning:
      'An upload or a copy failed, which is the `cause`, and the parts that it had stored could not be removed. S3 charges for them.',
    remedy: 'Call `abortMultipartUpload` with the error’s `uploadId`.',
  },
  UnexpectedCall: {
    meaning:
      'A stubbed client got a call for which it has no answer, or whose input differs from the expected one.',
    remedy: 'Add the answer that the message names, or correct the input.',
  },
  PendingResponses: {
    meaning:
      'The code under test did not make all calls that a stub expects, or made a call without an answer.',
    remedy: 'The message lists the calls.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>

/** A stable name for what failed; `docs/errors.md` lists them. */
export type ErrorCode = keyof typeof catalogue
