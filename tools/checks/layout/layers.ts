/**
 * The layers of `src/`, lowest first: what lies in a folder may import the layers before its own, each through its
 * `index.ts`, and files directly in a folder may import all of that folder's layers. docs/architecture.md describes
 * them in the same order.
 */
export const layers: Readonly<Record<string, readonly string[]>> = {
  '': [
    'platform',
    'values',
    'errors',
    'jmespath',
    'models',
    'eslint',
    'protocols',
    'services',
    'endpoints',
    'settings',
    'auth',
    'transport',
    'pace',
    'pagination',
    'sdk',
    'client',
    'fleet',
    'inventory',
    'simulator',
  ],
  values: ['checks'],
  models: ['description', 'service', 'files'],
  protocols: [
    'bytes',
    'scalars',
    'contract',
    'json',
    'xml',
    'http-bindings',
    'form',
    'cbor',
    'event-stream',
    'errors',
    'responses',
  ],
  'protocols/xml': ['reader', 'rows', 'decode', 'encode'],
  services: ['contract', 'members', 's3'],
  settings: ['shared-config'],
  auth: ['signing', 'contract', 'sources', 'credentials'],
  transport: ['contract', 'http1', 'socket', 'network', 'body', 'failure', 'retry'],
  pagination: [
    'rule',
    'page',
    'token',
    'trail',
    'receipt',
    'timing',
    'checkpoint',
    'plan',
    'request',
    'recovery',
    'loop',
    'parallel',
    'steps',
    'items',
    'merge',
  ],
  'pagination/parallel': ['division', 'keys', 'segments', 'times', 'shards', 'engine'],
  client: [
    'body',
    'validation',
    'request',
    'answer',
    'config',
    'destination',
    'presign',
    'listing',
    'pipeline',
  ],
  fleet: ['targets', 'schedule', 'listing'],
  inventory: ['contract', 'operations', 'items', 'run'],
  simulator: ['values', 'message', 'plan', 'page', 'protocols', 'route', 'server'],
}

/** Where programs enter: whatever none of these leads to is dead code. */
export const entryPoints = [
  'src/index.ts',
  'src/eslint/index.ts',
  'src/sdk/index.ts',
  'src/simulator/index.ts',
  'src/client/services.ts',
]

/** The only files that may import `node:` modules. */
export const mayUseNode = [/^src\/platform\//, /^src\/transport\//, /^src\/simulator\/server\//]
