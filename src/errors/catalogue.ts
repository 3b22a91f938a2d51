/**
 * Every code that an error of nexttoken's own can have, with what it means and what to do. `docs/errors.md` is
 * this table, written out; a test keeps the two equal. A service's refusal is a `ServiceError`, whose code is
 * the service's.
 */
export const catalogue = {
  UnknownService: {
    meaning: 'No model has this service name.',
    remedy: 'Take one of the names that the message suggests, or of `services()`.',
  },
  UnknownOperation: {
    meaning: 'The service has no operation of this name.',
    remedy: 'Take one of the names that the message suggests, or of `client.operations`.',
  },
  OperationNotPageable: {
    meaning: 'The operation has no pages: its model gives no pagination rule.',
    remedy: 'Call the operation itself; `client.canPaginate(name)` tells beforehand.',
  },
  InvalidModel: {
    meaning: 'A model could not be read: not the JSON of botocore, cut off, or of an unknown protocol.',
    remedy: 'Check the file or object that the message names against botocore’s `service-2.json`.',
  },
  InvalidConfiguration: {
    meaning: 'A configuration value is not one that can be used.',
    remedy: 'Correct the option, variable or profile entry that the message names.',
  },
  ParamValidation: {
    meaning: 'The input does not fit the operation. All problems are in `problems`, each with its path.',
    remedy: 'Correct the input; `parameterValidation: false` sends it as it is.',
  },
  MissingRegion: {
    meaning: 'No region was given and none was found in the environment or the profile.',
    remedy: 'Pass `region`, set AWS_REGION, or set `region` in the profile.',
  },
  MissingCredentials: {
    meaning:
      'No source of credentials is configured, or the one that is gave none: the message names it, its error is the `cause`.',
    remedy: 'Pass `credentials` or `profile`, log in, or pass `credentials: false` for anonymous access.',
  },
  EndpointResolution: {
    meaning: 'The service’s endpoint rules give no endpoint for this region, input and configuration.',
    remedy: 'The message carries the rule’s own words; `endpoint` overrides the rules.',
  },
  Network: {
    meaning:
      'The request or its answer did not get through, after all attempts. The socket’s error is the `cause`.',
    remedy: 'The message names what to check, and whether the call may have taken effect.',
  },
  Timeout: {
    meaning: 'A time limit passed: the call’s `timeout`, or the request handler’s.',
    remedy: 'Raise the limit that the message names. It also says whether the call may have taken effect.',
  },
  PoolExhausted: {
    meaning: 'All connections to the host are held by response bodies that nobody reads. Nothing was sent.',
    remedy: 'Read each `Body` to its end or call its `destroy()`, or raise `maxSockets`.',
  },
  Aborted: {
    meaning: 'The `signal` was aborted. Its reason is the `cause`.',
    remedy: 'None: this was asked for.',
  },
  ResponseParse: {
    meaning:
      'The answer is not what the protocol allows: cut, not of the service or the operation, or malformed.',
    remedy: 'Look at what the message says of the answer: often a proxy or a wrong `endpoint` answered.',
  },
  NotSupported: {
    meaning: 'The operation needs something that nexttoken does not do.',
    remedy: 'The message names it.',
  },
  InvalidExpression: {
    meaning: 'A JMESPath expression cannot be parsed, or one of its functions does not accept a value.',
    remedy: 'Correct the expression at the position that the message names.',
  },
  Pagination: {
    meaning:
      'The listing cannot go on: a token came back twice, or the options do not fit the operation; or, with `onTruncated`, a call’s answer is one page of several.',
    remedy:
      'The message names the operation; `resumeToken` says where to go on, `page` is the answer that was cut.',
  },
  InvalidToken: {
    meaning: 'The `startingToken` is not one of this operation’s.',
    remedy: 'Pass a `resumeToken` of the same operation, or a boto3 or AWS CLI token of it.',
  },
  TokenExpired: {
    meaning:
      "The service no longer takes the listing’s token, and the listing could not be taken up again by other means: it has changed meanwhile, or `onExpiredToken` is `'error'`.",
    remedy: 'Start over; `items` says how many were delivered, `resumeToken` where that ended.',
  },
  InvalidCheckpoint: {
    meaning:
      'What a checkpoint’s file or store holds is not a checkpoint: empty, cut, changed by hand, or written by a later version of nexttoken.',
    remedy: 'Start over without it; `restart: true` writes a new one.',
  },
  CheckpointMismatch: {
    meaning:
      'The checkpoint is of another listing: another operation, region, account or other parameters. Nothing was sent.',
    remedy:
      'The message names what changed: go back to that, give this listing a checkpoint of its own, or pass `restart: true`.',
  },
  CheckpointConflict: {
    meaning: 'Somebody else wrote the checkpoint file during the listing: two processes use it.',
    remedy: 'Give each listing a file of its own.',
  },
} as const satisfies Record<string, { meaning: string; remedy: string }>

/** A stable name for what failed; see `docs/errors.md`. */
export type ErrorCode = keyof typeof catalogue
