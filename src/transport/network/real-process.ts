import { runInThisContext } from 'node:vm'

/** In Jest, the global `process` is a copy that does not learn of modules loaded later. */
export const realProcess: NodeJS.Process & { readonly moduleLoadList?: readonly string[] } =
  runInThisContext('process')
