import type Module from 'node:module'
import { realProcess } from './real-process.js'

/** What hooks of loading replace, each with text that Node's own source has. */
const own = { builtin: 'normalizeRequirableId', require: 'requireDepth', load: 'relResolveCacheIdentifier' }

/**
 * Finds out whether somebody has hooked the loading of Node's modules. Tracers do so to patch `http` when it is loaded,
 * and nobody loads it if all requests go over sockets.
 */
export class ModuleHooks {
  #module: typeof Module | undefined
  #builtin: unknown
  #require: unknown
  #load: unknown

  /** Looks for `node:module` among the modules that are loaded. Whoever hooks `require` has loaded it. */
  look(loaded: readonly string[]): void {
    if (this.#module === undefined && loaded.includes('NativeModule module'))
      this.#module = realProcess.getBuiltinModule('node:module')
  }

  /** Whether there are hooks that were not there the last time. */
  areNew(): boolean {
    const builtin: unknown = realProcess.getBuiltinModule
    const require: unknown = this.#module?.prototype.require
    const load: unknown = this.#module && Reflect.get(this.#module, '_load')
    if (builtin === this.#builtin && require === this.#require && load === this.#load) return false
    const areNew =
      (builtin !== this.#builtin && isHook(builtin, own.builtin)) ||
      (require !== this.#require && isHook(require, own.require)) ||
      (load !== this.#load && isHook(load, own.load))
    this.#builtin = builtin
    this.#require = require
    this.#load = load
    return areNew
  }

  /** What programs get that load a module now, by each way that can be hooked. */
  load<Name extends 'http' | 'https'>(name: Name): ReturnType<typeof realProcess.getBuiltinModule<Name>>[] {
    const loaded = [realProcess.getBuiltinModule(name)]
    // The file only has to be an absolute path.
    if (this.#module) loaded.push(this.#module.createRequire(realProcess.execPath)(name))
    return loaded
  }
}

function isHook(value: unknown, ownText: string): boolean {
  return typeof value === 'function' && !Function.prototype.toString.call(value).includes(ownText)
}
