import { findOperation, loadModel } from '../models/index.js'
import { serviceOf, UsageError } from './options/index.js'
import type { ExitStatus, Io } from './terminal/index.js'

/** Runs `nexttoken SERVICE OPERATION …`. */
export async function runOperation(argv: readonly string[], _io: Io): Promise<ExitStatus> {
  const [service = '', name = ''] = argv
  const operation = findOperation(loadModel(serviceOf(service)), name)
  throw new UsageError([`${operation.name} cannot be run yet`])
}
