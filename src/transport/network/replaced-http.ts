import { channel } from 'node:diagnostics_channel'
import { ModuleHooks } from './module-hooks.js'
import { realProcess } from './real-process.js'

type Request = (...args: never[]) => unknown

const names = ['http', 'https'] as const

/** Tracers subscribe to these to see the requests of `node:http`. */
const channels = [
  'http.client.request.created',
  'http.client.request.start',
  'http.client.response.finish',
].map((name) => channel(name))

/** Whether the function `request` of one of Node's modules, or of a hook's substitute for it, is Node's own. */
class WatchedModule {
  readonly module: { readonly request: Request }
  #seen: Request | undefined
  #isOwn = true

  constructor(module: { readonly request: Request }) {
    this.module = module
  }

  get isReplaced(): boolean {
    const { request } = this.module
    if (request !== this.#seen) {
      this.#seen = request
      this.#isOwn = typeof request !== 'function' || isNodesOwn(request)
    }
    return !this.#isOwn
  }
}

const watched: WatchedModule[] = []
const hooks = new ModuleHooks()
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
    look(loaded)
  }
  // A hook patches `http` when it is loaded, and without a hook, loading it would only make a cold start longer.
  if (hooks.areNew()) for (const name of names) hooks.load(name).forEach(watch)
  for (const module of watched) if (module.isReplaced) return true
  for (const { hasSubscribers } of channels) if (hasSubscribers) return true
  return false
}

function look(loaded: readonly string[]): void {
  hooks.look(loaded)
  for (const name of names)
    if (loaded.includes(`NativeModule ${name}`)) watch(realProcess.getBuiltinModule(name))
}

function watch(module: { readonly request: Request }): void {
  if (!watched.some((other) => other.module === module)) watched.push(new WatchedModule(module))
}

/** Whoever replaces `request` replaces its source: with a proxy or a bound function, which show none, or with other code. */
function isNodesOwn(request: Request): boolean {
  const source = Function.prototype.toString.call(request)
  return source.startsWith('function request(') && source.includes('ClientRequest')
}
