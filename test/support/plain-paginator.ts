import type { OperationModel } from '../../src/models/index.js'
import { type Failure, type PageSender, Paginator } from '../../src/pagination/index.js'

/** Answers a request for a page with the page alone, or throws. */
export type PlainSend<Input, Page> = (input: Input, options: { signal?: AbortSignal }) => Promise<Page>

/**
 * A paginator over a function. Effort and failures are read as nexttoken's client reads them: from a page's
 * `$metadata`, and from an error's `attempts`, `throttles`, `code` and `fault`.
 */
export class PlainPaginator<Input extends object, Page extends object> extends Paginator<Input, Page> {
  constructor(
    operation: OperationModel,
    send: PlainSend<Input, Page>,
    where?: PageSender<Input, Page>['where'],
  ) {
    super(operation, {
      startLoop: () => async (input, options) => {
        const page = await send(input, options)
        return { page, effort: effortOf(Reflect.get(page, '$metadata')) }
      },
      readFailure,
      endpoint: send,
      where,
    })
  }
}

function readFailure(error: unknown): Failure {
  const { code, name, message, fault } = Object(error)
  return { ...effortOf(error), code: code ?? name, message: String(message), isRefusal: fault === 'client' }
}

function effortOf(source: unknown): { attempts: number; throttles: number } {
  const { attempts = 1, throttles = 0 } = Object(source)
  return { attempts, throttles }
}
