/** The part of the middleware context that every version of the SDK sets. */
interface Context {
  readonly commandName?: unknown
}

/**
 * Returns the names that a command of the AWS SDK v3 gives its operation, the most reliable first. The first two are
 * strings in the SDK's code, which minifiers do not change; the class name is not.
 */
export function operationNames(command: object, config: object): string[] {
  const names = [schemaName(command), withoutCommand(contextOf(command, config)?.commandName)]
  const all = [...names, withoutCommand(command.constructor.name)]
  return [...new Set(all.filter((name) => name !== undefined))]
}

/** Reads the schema that clients since 2025 have: `[9, 'com.amazonaws.sns', 'ListTopics', …]`, or an object with a name. */
function schemaName(command: object): string | undefined {
  const schema: unknown = Reflect.get(command, 'schema')
  const name: unknown = Array.isArray(schema) ? schema[2] : member(schema, 'name')
  return typeof name === 'string' ? name : undefined
}

/**
 * Returns the middleware context of a command, without sending anything: it resolves the command's handler with a stack
 * that only records the context. `ScanCommand` of `lib-dynamodb` passes this on to the command inside it.
 */
function contextOf(command: object, config: object): Context | undefined {
  let seen: Context | undefined
  const stack = {
    concat: () => stack,
    resolve: (_handler: unknown, context: Context) => {
      seen = context
      return async () => ({ output: {} })
    },
  }
  const resolve: unknown = Reflect.get(command, 'resolveMiddleware')
  if (typeof resolve !== 'function') return undefined
  try {
    resolve.call(command, stack, config, {})
  } catch {
    // The command needs a real stack. The option `operation` names the operation then.
  }
  return seen
}

function withoutCommand(name: unknown): string | undefined {
  return typeof name === 'string' && name.endsWith('Command') ? name.slice(0, -'Command'.length) : undefined
}

function member(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}
