import Module from 'node:module'
import { describe, expect, onTestFinished, test } from 'vitest'
import { ModuleHooks } from '../../src/transport/network/module-hooks.js'

/** Without node:module, or with it. */
const loadedModules = ['NativeModule fs', 'NativeModule module']

/** Replaces a function by one that calls it, until the test ends. */
function hook(owner: object, name: string): () => void {
  const own: unknown = Reflect.get(owner, name)
  if (typeof own !== 'function') throw new Error(`there is no ${name}`)
  Reflect.set(owner, name, function (this: unknown, ...args: unknown[]) {
    return own.apply(this, args)
  })
  const restore = () => void Reflect.set(owner, name, own)
  onTestFinished(restore)
  return restore
}

const places: [name: string, owner: object][] = [
  ['getBuiltinModule', process],
  ['require', Module.prototype],
  ['_load', Module],
]

describe('hooks of the loading of modules', () => {
  test.each(places)('are new once: %s', (name, owner) => {
    const hooks = new ModuleHooks()
    hooks.look(loadedModules)
    expect(hooks.areNew()).toBe(false)
    const restore = hook(owner, name)
    expect([hooks.areNew(), hooks.areNew()]).toEqual([true, false])
    hook(owner, name)
    expect([hooks.areNew(), hooks.areNew()]).toEqual([true, false])
    restore()
    expect(hooks.areNew()).toBe(false)
  })

  test('of require are not looked for as long as nobody has loaded node:module', () => {
    const hooks = new ModuleHooks()
    hooks.look(['NativeModule fs'])
    hook(Module.prototype, 'require')
    hook(Module, '_load')
    expect(hooks.areNew()).toBe(false)
    hooks.look(loadedModules)
    expect(hooks.areNew()).toBe(true)
  })

  test('are all asked for a module', () => {
    const hooks = new ModuleHooks()
    expect(hooks.load('http')).toEqual([process.getBuiltinModule('http')])
    hooks.look(loadedModules)
    const substitute = { request: () => {} }
    hook(Module.prototype, 'require')
    const own: unknown = Reflect.get(Module, '_load')
    Reflect.set(Module, '_load', () => substitute)
    onTestFinished(() => void Reflect.set(Module, '_load', own))
    expect(hooks.load('http')).toEqual([process.getBuiltinModule('http'), substitute])
  })
})
