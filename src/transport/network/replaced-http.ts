import { channel } from 'node:diagnostics_channel'
import { runInThisContext } from 'node:vm'

type Request = (...args: never[]) => unknown

/** In Jest, the global `process` is a copy that does not learn of modules loaded later. */
const realProcess: NodeJS.Process & { readonly moduleLoadList?: readonly string[] } =
  runInThisContext('process')

/** Tracers subscribe to these to see the requests of `node:http`. */
const channels = [
  'http.client.request.created',
  'http.client.request.start',
  'http.client.response.finish',
].map((name) => channel(name))

/** Whether a function that Node's `http` and `https` have under the name `request` is Node's own, as found last. */
class OwnRequest {
  readonly #name: 'http' | 'https'
  #module: { readonly request: Request } | undefined
  #seen: Request | undefined
  #isOwn = true

  constructor(name: 'http' | 'https') {
    this.#name = name
  }

  /** Looks for the module among those that are loaded. Loading it only to look at it would make a cold start longer. */
  look(loaded: readonly string[]): void {
    if (this.#module === undefined && loaded.includes(`NativeModule ${this.#name}`))
      this.#module = realProcess.getBuiltinModule(this.#name)
  }

  get isReplaced(): boolean {
    const request = this.#module?.request
    if (request !== this.#seen) {
      this.#seen = request
      this.#isOwn = request === undefined || isNodesOwn(request)
    }
    return !this.#isOwn
  }
}

const requests = [new OwnRequest('http'), new OwnRequest('https')]
let modules = 0

/** Whether this is Node.js, with what the sockets need of it. Others imitate `node:net` only in part. */
export const hasNodeSockets =
  realProcess.moduleLoadList !== undefined &&
  typeof realProcess.getBuiltinModule === 'function' &&
  !('bun' in realProcess.versions || 'deno' in realProcess.versions)

/**
 * Whether somebody watches or answers the requests of `node:http`, as nock, msw and OpenTelemetry do. Then requests must
 * go that way. It is asked for every request, because a test may begin to watch at any time.
 */
export function isHttpReplaced(): boolean {
  const { moduleLoadList: loaded = [] } = realProcess
  if (loaded.length !== modules) {
    modules = loaded.length
    for (const request of requests) request.look(loaded)
  }
  for (const request of requests) if (request.isReplaced) return true
  for (const { hasSubscribers } of channels) if (hasSubscribers) return true
  return false
}

/** Whoever replaces `request` replaces its source: with a proxy or a bound function, which show none, or with other code. */
function isNodesOwn(request: Request): boolean {
  const source = Function.prototype.toString.call(request)
  return source.startsWith('function request(') && source.includes('ClientRequest')
}
