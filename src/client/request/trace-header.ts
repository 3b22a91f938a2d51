import { platform } from '../../platform/index.js'
import { percentEncode } from '../../protocols/index.js'

const notSafe = /[^\w.~\-=;:+&[\]{}"',]+/gu

/**
 * Passes on the trace of the Lambda function that this runs in, by which AWS detects functions that call
 * themselves in a loop. https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html
 */
export function traceHeader(): Readonly<Record<string, string>> {
  const trace = platform.env('_X_AMZN_TRACE_ID')
  if (!trace || platform.env('AWS_LAMBDA_FUNCTION_NAME') === undefined) return {}
  return { 'x-amzn-trace-id': trace.replace(notSafe, (run) => percentEncode(run)) }
}
