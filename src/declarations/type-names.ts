import type { ServiceModel, Shape } from '../models/index.js'

/** The direction of a value: inputs accept more forms of a value than outputs return. */
export type Direction = 'in' | 'out'

/** Names that a declaration file uses itself. A shape with such a name gets an underscore. */
const taken = new Set([
  ...['Date', 'Promise', 'Record', 'Uint8Array', 'string', 'number', 'boolean', 'bigint', 'object', 'symbol'],
  ...['any', 'unknown', 'never', 'null', 'undefined', 'void', 'AsyncIterable', 'Omit', 'Partial', 'Pick'],
  ...[
    'Services',
    'Operations',
    'Paginators',
    'Errors',
    'Waiters',
    'Waiter',
    'ErrorNames',
    'CallOptions',
    'DocumentValue',
    'Operation',
    'Output',
  ],
  ...['Paginator', 'ServiceClient', 'ServiceMethods', 'StreamedBody', 'StreamSource'],
])

/** The name of the interface of a service's typed client, such as `SNSClient`. */
export function clientName(model: ServiceModel): string {
  return identifier(`${model.metadata.serviceId.replace(/[^A-Za-z0-9]/g, '')}Client`)
}

/** The TypeScript name of a shape, and of its input form if it differs from the output form. */
export class TypeNames {
  readonly #used: Set<string>

  constructor(
    model: ServiceModel,
    /** Whether a shape holds plain values, so that its name begins with `Plain`. The others are declared elsewhere. */
    readonly isPlain?: (shape: Shape) => boolean,
  ) {
    const shapes = Object.keys(model.description.service.shapes)
    this.#used = new Set([clientName(model), ...ownTypes, ...shapes.map(identifier)])
  }

  of(shape: Shape): string {
    const name = identifier(shape.name)
    return this.isPlain?.(shape) ? this.#unused(`Plain${name}`) : name
  }

  ofInput(shape: Shape): string {
    return this.#unused(`Input${this.of(shape)}`)
  }

  #unused(name: string): string {
    return this.#used.has(name) ? this.#unused(`${name}_`) : name
  }
}

/** The names of a file with plain values that a shape's name with `Plain` before it could be. */
const ownTypes = ['PlainAttribute', 'PlainInput', 'PlainOperations', 'PlainPaginators', 'PlainErrors']

/** A member's name in an interface, in quotes only if it needs them. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function identifier(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_$]/g, '_')
  return taken.has(plain) || /^(\d|ErrorCodes\d)/.test(plain) ? `${plain}_` : plain
}
