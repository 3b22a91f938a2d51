/** A program that `npm run check` runs. */
export interface Check {
  /** For the command line and the table: `api`. */
  readonly name: string
  /** What it proves, in a few words. */
  readonly words: string
  /** A shell command, the same in every shell: no quotes, no variables. Programs of `node_modules/.bin` are found. */
  readonly command: string
  /** True if it reads `dist/` or `types/`, which the check `build` makes. */
  readonly needsBuild?: boolean
}

/** The check that the others may need. It runs once, before the first of them. */
export const buildCheck: Check = {
  name: 'build',
  words: 'dist/ and types/ can be made',
  command: 'npm run -s build',
}

/** In the order in which they run: quick ones first. */
export const checks: readonly Check[] = [
  { name: 'lint', words: 'formatting and lint rules (biome)', command: 'biome check .' },
  { name: 'layout', words: 'stages, imports, file sizes', command: 'tsx tools/checks/layout/main.ts' },
  {
    name: 'coverage-pages',
    words: 'docs/coverage.md and docs/inference.md are as the models say',
    command: 'tsx tools/coverage/main.ts --check',
  },
  buildCheck,
  {
    name: 'types',
    words: 'src/, tools/, fuzz/ and bench/ compile',
    command: 'tsc -p tsconfig.json',
    needsBuild: true,
  },
  { name: 'test-types', words: 'test/ compiles', command: 'tsc -p test', needsBuild: true },
  {
    name: 'user-types',
    words: 'test/types: what the compiler must accept and refuse',
    command: 'tsc -p test/types',
    needsBuild: true,
  },
  {
    name: 'user-types-five',
    words: 'test/types with TypeScript 5',
    command: 'node tools/typescript-5/node_modules/typescript/bin/tsc -p test/types',
    needsBuild: true,
  },
  { name: 'example-types', words: 'examples/ compiles', command: 'tsc -p examples', needsBuild: true },
  {
    name: 'no-any',
    words: 'no any in the declarations',
    command: 'tsx tools/checks/no-any.ts',
    needsBuild: true,
  },
  {
    name: 'unused',
    words: 'no unused file, export or dependency (knip)',
    command: 'knip --no-progress',
    needsBuild: true,
  },
  {
    name: 'package',
    words: 'the packed tarball (publint, attw)',
    command: 'tsx tools/checks/package.ts',
    needsBuild: true,
  },
  {
    name: 'api',
    words: 'api/nexttoken.api.txt is the public surface',
    command: 'tsx tools/api/main.ts --check',
    needsBuild: true,
  },
]
