const custom = Symbol.for('nodejs.util.inspect.custom')

/** What `util.inspect` passes to an object that shows itself: how deep, with which options, and itself. */
type Inspection = readonly [
  depth: number,
  options: object,
  inspect: (value: unknown, options: object) => string,
]

/**
 * Lets `console.log` show these facts of an object, or of the instances of a class if it is their prototype. Private
 * state and getters would not be shown.
 *
 * @example
 * showAs(Paginator.prototype, ({ resultKeys }) => ({ resultKeys })) // Paginator { resultKeys: [ 'Topics' ] }
 */
export function showAs<Instance extends object>(
  target: Instance,
  facts: (instance: Instance) => object,
  /** By default the name of the class. */
  title?: string,
): void {
  const value = function (this: Instance, ...[depth, options, inspect]: Inspection): string {
    const name = title ?? this.constructor.name
    if (depth < 0) return `[${name}]`
    const start = name === 'Object' ? '' : `${name} `
    try {
      return start + inspect(facts(this), options)
    } catch {
      // A prototype has no private state.
      return `${start}{}`
    }
  }
  Object.defineProperty(target, custom, { value })
}
