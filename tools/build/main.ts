/**
 * Makes dist/: the declarations by tsc, a file each as in src/, and the program by esbuild, in few files, with what
 * it uses of the libraries on every call's way. Node spends most of a cold start on finding, reading and linking
 * files: bench/cold-start measures it. What few calls need stays a dependency and is imported when it is needed.
 */
import { execFileSync } from 'node:child_process'
import { rmSync, writeFileSync } from 'node:fs'
import { build } from 'esbuild'
import { describeLicences } from './describe-licences.js'
import { reachableOutputs } from './reachable-outputs.js'

/** By the names in package.json's `exports`. */
const entries = {
  index: 'src/index.ts',
  'simulator/index': 'src/simulator/index.ts',
  'eslint/index': 'src/eslint/index.ts',
  'sdk/index': 'src/sdk/index.ts',
  'client/services': 'src/client/services.ts',
}

/** Loaded by few programs. */
const external = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/signature-v4a',
  '@smithy/credential-provider-imds',
  '@smithy/signature-v4',
  'http-proxy-agent',
  'https-proxy-agent',
]

rmSync('dist', { recursive: true, force: true })
execFileSync('npx', ['tsc', '-p', 'tsconfig.build.json'], { stdio: 'inherit' })
const { metafile } = await build({
  entryPoints: entries,
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  mainFields: ['module', 'main'],
  external,
  metafile: true,
  logLevel: 'warning',
})
const used = reachableOutputs(metafile, Object.keys(entries))
for (const path of Object.keys(metafile.outputs)) if (!used.has(path)) rmSync(path)
const inputs = [...used].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {}))
writeFileSync('dist/THIRD-PARTY-LICENCES.txt', describeLicences(inputs))
