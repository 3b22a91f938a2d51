import { isBuiltin } from 'node:module'
import type { PluginBuild } from 'esbuild'

/**
 * Replaces each `require` of a Node module by an `import`, so that the output never calls `require`. The package `debug`
 * also tries to load `supports-color`, and works without it.
 */
export function importRequired({ onResolve, onLoad }: PluginBuild): void {
  onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'absent' }))
  onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: '' }))
  onResolve({ filter: /.*/ }, ({ path, kind }) =>
    kind === 'require-call' && isBuiltin(path) ? { path, namespace: 'required' } : undefined,
  )
  onLoad({ filter: /.*/, namespace: 'required' }, ({ path }) => {
    const name = path.startsWith('node:') ? path : `node:${path}`
    return { contents: `export * from '${name}'; export { default } from '${name}'` }
  })
}
