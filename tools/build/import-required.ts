import { isBuiltin } from 'node:module'
import type { PluginBuild } from 'esbuild'

/**
 * Makes an `import` of each `require` of a Node module, so that the output calls `require` nowhere. The package
 * `debug` also tries `supports-color`, and does without it where it is not installed, as here.
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
