import { NextTokenError, ServiceError } from '../errors/index.js'
import { findOperation, type OperationModel } from '../models/index.js'
import type { PageSender } from '../pagination/index.js'
import type { Structure } from '../protocols/index.js'
import { isError, messageOf } from '../values/index.js'
import { attributeKey } from './listing/index.js'
import type { AdaptPace, Pipeline } from './pipeline/index.js'

/** Sends the requests of a listing through a client's pipeline. */
export function pageSender(
  pipeline: Pipeline,
  operation: OperationModel,
  adapt?: AdaptPace,
): PageSender<Structure, Structure> {
  return {
    startLoop: () => pipeline.startListing(operation, adapt),
    keyForm: pipeline.documents ? attributeKey : undefined,
    readFailure,
    endpoint: pipeline,
    other: (name) => {
      const other = findOperation(operation.service, name)
      return { operation: other, sender: pageSender(pipeline, other, adapt) }
    },
    where: () => pipeline.where(),
  }
}

function readFailure(error: unknown): ReturnType<PageSender<Structure, Structure>['readFailure']> {
  const isOurs = error instanceof NextTokenError
  return {
    attempts: (isOurs && error.attempts) || 1,
    throttles: isOurs ? error.throttles : 0,
    code: isOurs ? error.code : isError(error) ? error.name : '',
    message: messageOf(error),
    isRefusal: error instanceof ServiceError && error.fault === 'client',
  }
}
