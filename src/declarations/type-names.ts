import type { ServiceModel } from '../models/index.js'

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

  constructor(model: ServiceModel) {
    this.#used = new Set([
      clientName(model),
      ...Object.keys(model.description.service.shapes).map(identifier),
    ])
  }

  of(shape: string): string {
    return identifier(shape)
  }

  ofInput(shape: string): string {
    let name = `Input${identifier(shape)}`
    while (this.#used.has(name)) name += '_'
    return name
  }
}

/** A member's name in an interface, in quotes only if it needs them. */
export function propertyKey(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)
}

function identifier(name: string): string {
  const plain = name.replace(/[^A-Za-z0-9_$]/g, '_')
  return taken.has(plain) || /^(\d|ErrorCodes\d)/.test(plain) ? `${plain}_` : plain
}
