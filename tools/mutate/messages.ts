import type { Mutant } from './mutation.js'

/** What the session is asked: run these test files, in this order, up to the first that fails. */
export interface RunRequest {
  /** Undefined runs the source as it is. */
  readonly mutant?: Mutant
  readonly files: readonly TestFile[]
}

export interface TestFile {
  readonly path: string
  /** Only these tests; undefined runs the file whole. */
  readonly testIds?: readonly string[]
}

export type SessionMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'started' | 'ended'; readonly path: string }
  | { readonly kind: 'done'; readonly failure?: string }
