import { isBuiltin } from 'node:module'
import type { PluginBuild } from 'esbuild'

/**
 * Gets modules of Node by `process.getBuiltinModule` when the code around them runs. An `import` in a file that is loaded
 * late becomes an import at the start if a user bundles everything into one ES module, and `require` does not exist
 * there. `names` are the modules that only late code imports; without it, all are meant. The package `debug` also tries
 * to load `supports-color`, and works without it.
 */
export function lateBuiltins(names?: readonly string[]): (build: PluginBuild) => void {
  return ({ onResolve, onLoad }) => {
    onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'absent' }))
    onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: '' }))
    onResolve({ filter: /.*/ }, ({ path, kind }) => {
      if (kind === 'dynamic-import') return undefined
      const name = path.startsWith('node:') ? path : `node:${path}`
      const isMeant = isBuiltin(path) && (names === undefined || names.includes(name))
      return isMeant ? { path: name, namespace: 'late-builtin', sideEffects: false } : undefined
    })
    onLoad({ filter: /.*/, namespace: 'late-builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    }))
  }
}
