/** What every version of the SDK has told its middleware of a command. */
interface Context {
  readonly commandName?: unknown
}

/**
 * The names that a command of the AWS SDK v3 gives its operation, the surest first. The first two are texts in the SDK's
 * code, which a bundler that shortens names leaves alone; the class's own name is not.
 */
export function operationNames(command: object, config: object): string[] {
  const names = [schemaName(command), withoutCommand(contextOf(command, config)?.commandName)]
  const all = [...names, withoutCommand(command.constructor.name)]
  return [...new Set(all.filter((name) => name !== undefined))]
}

/** Of clients since 2025: `[9, 'com.amazonaws.sns', 'ListTopics', …]`, or an object with a name. */
function schemaName(command: object): string | undefined {
  const schema: unknown = Reflect.get(command, 'schema')
  const name: unknown = Array.isArray(schema) ? schema[2] : member(schema, 'name')
  return typeof name === 'string' ? name : undefined
}

/**
 * What a command tells the middleware of a call that is never made: it is asked for its handler over a stack that is
 * none. `ScanCommand` of `lib-dynamodb` asks the command inside it in the same way.
 */
function contextOf(command: object, config: object): Context | undefined {
  let told: Context | undefined
  const stack = {
    concat: () => stack,
    resolve: (_handler: unknown, context: Context) => {
      told = context
      return async () => ({ output: {} })
    },
  }
  const resolve: unknown = Reflect.get(command, 'resolveMiddleware')
  if (typeof resolve !== 'function') return undefined
  try {
    resolve.call(command, stack, config, {})
  } catch {
    // A command that wants more than this says nothing; `operation` names what it is.
  }
  return told
}

function withoutCommand(name: unknown): string | undefined {
  return typeof name === 'string' && name.endsWith('Command') ? name.slice(0, -'Command'.length) : undefined
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
