import { type ClientConfig, client } from '../../../client/index.js'
import type { HttpHandler } from '../../../transport/index.js'
import { type ExitStatus, exitStatus } from '../../terminal/index.js'
import type { OperationRun } from '../contract/index.js'
import { paginateOptionsOf } from '../plan/index.js'
import { redactedInput } from './redacted-input.js'
import { requestText, type SentRequest } from './request-text.js'

/** Writes the first request of an operation instead of sending it. Values that the model calls sensitive are hidden. */
export async function printRequest(run: OperationRun, config: ClientConfig): Promise<ExitStatus> {
  const { operation, command, io } = run
  // Once as it is, so that every problem of the input is found.
  await firstRequest(run, { config, input: command.input })
  const input = redactedInput(operation.input, command.input)
  const request = await firstRequest(run, { config: { ...config, parameterValidation: false }, input })
  await io.stdout.write(requestText(request))
  return exitStatus.complete
}

/** Makes the request, and catches it where it would be sent. */
async function firstRequest(
  { operation, command }: OperationRun,
  { config, input }: { readonly config: ClientConfig; readonly input: Readonly<Record<string, unknown>> },
): Promise<SentRequest> {
  const sent = new AbortController()
  let caught: SentRequest | undefined
  const handle: HttpHandler['handle'] = (request) => {
    caught = request
    sent.abort()
    return new Promise(() => {})
  }
  // Without credentials there is no signature, which is a secret, and nothing has to be fetched.
  const aws = client(operation.service.name as string, {
    ...config,
    apiVersion: operation.service.version,
    credentials: false,
    disableS3ExpressSessionAuth: true,
    requestHandler: { handle, metadata: { handlerProtocol: 'http/1.1' } },
  })
  const { signal } = sent
  try {
    if (operation.paginationRule) {
      const { checkpoint: _, ...options } = paginateOptionsOf(command.own)
      for await (const __ of aws.paginate(operation.name as string, { ...input }, { ...options, signal }))
        break
    } else await aws.call(operation.name, { ...input }, { signal })
  } catch (error) {
    if (!caught) throw error
  }
  if (!caught) throw new Error(`${operation.name} sends no request`)
  return caught
}
