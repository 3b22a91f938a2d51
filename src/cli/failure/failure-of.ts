import { NextTokenError, ServiceError } from '../../errors/index.js'
import { isError } from '../../values/index.js'
import { operationCommand } from '../arguments/index.js'
import { awsNameOf, optionIn, UsageError } from '../options/index.js'
import { type ExitStatus, exitStatus } from '../terminal/index.js'
import { inCliWords } from './cli-words.js'
import { fileFailure } from './file-failure.js'
import { isAboutLogin, loginRemedy } from './login-remedy.js'

/** What failed, and what to do. */
export interface Failure {
  /** Sentences; the first is the one line that everybody reads. */
  readonly problems: readonly string[]
  readonly remedy?: string | undefined
  readonly status: ExitStatus
}

/** Describes an error. `argv` is the command that failed. */
export function failureOf(error: unknown, argv: readonly string[]): Failure {
  if (error instanceof UsageError) {
    return { problems: error.problems, remedy: error.remedy, status: exitStatus.usage }
  }
  if (error instanceof ServiceError) return ofService(error, argv)
  if (error instanceof NextTokenError) return ofLibrary(error, argv)
  const ofFile = fileFailure(error)
  if (ofFile) return { ...ofFile, status: exitStatus.error }
  const what = isError(error) ? error.message : String(error)
  return {
    problems: [`unexpected error: ${what}`],
    remedy: 'This is a bug of nexttoken. Report it with what --debug shows.',
    status: exitStatus.error,
  }
}

function ofService(error: ServiceError, argv: readonly string[]): Failure {
  const { problem, advice } = parts(error)
  const remedy = serviceRemedy(error, argv) ?? advice
  return { problems: [problem], remedy: remedy && sentence(remedy), status: exitStatus.error }
}

function serviceRemedy(error: ServiceError, argv: readonly string[]): string | undefined {
  if (isAboutLogin(error)) return loginRemedy(argv)
  if (error.throttling) {
    const attempts = error.attempts ?? 1
    return `The service refused all ${attempts} attempts because of their rate. Try again later, with a smaller --parallel or with AWS_MAX_ATTEMPTS=10.`
  }
  if (!/AccessDenied|Unauthorized|NotAuthorized|AuthorizationError|Forbidden|^403$/.test(error.code))
    return undefined
  const named = /not authorized to perform:? ([\w-]+:\w+)/.exec(error.message)?.[1]
  const action = named ?? `of ${error.operation}`
  return `Allow the action ${action} for this caller (aws sts get-caller-identity shows it), or use another --profile.`
}

/** Codes of errors that the command line itself is to blame for: nothing was sent. */
const ofUsage: ReadonlySet<string> = new Set([
  'UnknownService',
  'UnknownOperation',
  'OperationNotPageable',
  'ParamValidation',
  'InvalidExpression',
  'InvalidToken',
  'InvalidTarget',
])

function ofLibrary(error: NextTokenError, argv: readonly string[]): Failure {
  const isUsage = ofUsage.has(error.code) || isAboutOption(error)
  const other = error.code === 'WaiterTimeout' ? exitStatus.incomplete : exitStatus.error
  const status = isUsage ? exitStatus.usage : other
  if (error.code === 'MissingRegion') {
    return {
      problems: [`${callOf(error)}no region is set`],
      remedy: 'Pass --region, such as --region us-east-1, or set AWS_REGION or the region of the profile.',
      status,
    }
  }
  if (isAboutLogin(error)) {
    return { problems: [parts(error).problem], remedy: loginRemedy(argv), status }
  }
  const { problem, advice } = parts(error)
  const isBundle = problem.includes('AWS_CA_BUNDLE is ') && optionIn(argv, 'ca-bundle') !== undefined
  return {
    problems: [isBundle ? problem.replace('AWS_CA_BUNDLE', '--ca-bundle') : problem],
    remedy: advice && sentence(advice),
    status: isBundle ? exitStatus.usage : status,
  }
}

/** A wrong value of an option, such as a region that does not exist. Other wrong settings are in files. */
function isAboutOption(error: NextTokenError): boolean {
  const names = /^--[a-z]|\s--(?:services|operations|exclude-services|exclude-operations)\b/
  return error.code === 'InvalidConfiguration' && names.test(ownText(error))
}

/** How the library's advice begins. What a service writes behind a semicolon is not cut off. */
const isAdvice =
  /^(?:add|check|did you mean|enable|get|give|log in|look|pass|put|raise|remove|run|set|the credentials have expired|the services? |try|use|wait|write)\b/

/** An error's message in the words of the command line, and the remedy behind its last semicolon. */
function parts(error: NextTokenError): { readonly problem: string; readonly advice: string | undefined } {
  const words = ownText(error)
  const last = words.lastIndexOf('; ')
  const cut = words.includes('\n') || !isAdvice.test(words.slice(last + 2)) ? -1 : last
  const problem = cut < 0 ? words : words.slice(0, cut)
  return { problem: `${callOf(error)}${problem}`, advice: cut < 0 ? undefined : words.slice(cut + 2) }
}

/** The message without the call, in the words of the command line. */
function ownText({ service, operation, message }: NextTokenError): string {
  const where = `${[service, operation].filter(Boolean).join('.')}: `
  return inCliWords(message.startsWith(where) ? message.slice(where.length) : message)
}

/** The call, as it is typed. */
function callOf({ service, operation }: NextTokenError): string {
  const names = [service && awsNameOf(service), operation && operationCommand(operation)]
  const words = names.filter((word) => word)
  return words.length === 0 ? '' : `${words.join(' ')}: `
}

function sentence(text: string): string {
  const capital = text.slice(0, 1).toUpperCase() + text.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
