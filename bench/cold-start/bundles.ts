import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

export const bundleForms = ['cjs', 'esm', 'split', 'cdk'] as const
type BundleForm = (typeof bundleForms)[number]

/**
 * The ways to bundle a Lambda function, for both libraries alike and minified: `cjs` is one file, as in docs/bundling.md;
 * `esm` is made from the libraries' ES modules, as people do who count milliseconds; `split` is the same in several
 * files, of which the rare ones are loaded late, as docs/bundling.md advises; `cdk` leaves out what the CDK's
 * NodejsFunction leaves out by default, since it uses Lambda's own copy of the AWS SDK, found by NODE_PATH
 * (https://github.com/aws/aws-cdk/issues/25492).
 */
const modules = {
  format: 'esm',
  mainFields: ['module', 'main'],
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
  },
} satisfies BuildOptions

const forms: Record<BundleForm, BuildOptions> = {
  cjs: { format: 'cjs', outExtension: { '.js': '.cjs' } },
  esm: { ...modules, outExtension: { '.js': '.mjs' } },
  split: { ...modules, splitting: true, outExtension: { '.js': '.split.mjs' } },
  cdk: { format: 'cjs', outExtension: { '.js': '.cdk.cjs' }, external: ['@aws-sdk/*', '@smithy/*'] },
}

/** Bundles one entry into `folder` and returns the bundle's path. */
export async function bundle(entry: string, form: BundleForm, folder: string): Promise<string> {
  await build({
    // An optional dependency of nexttoken, which is installed here for its tests.
    external: ['@aws-sdk/signature-v4a'],
    ...forms[form],
    entryPoints: [`bench/cold-start/entries/${entry}.mjs`],
    outdir: folder,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
  return join(folder, `${entry}${forms[form].outExtension?.['.js']}`)
}

/** Copies the models next to the bundle: the index and the models of the entries' services. */
export function copyModels(folder: string): string {
  const models = join(folder, 'models')
  mkdirSync(models)
  for (const file of ['index.json', 'sns.json.br', 's3.json.br']) cpSync(`models/${file}`, join(models, file))
  return models
}
