import { cpSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { type BuildOptions, build } from 'esbuild'

export const bundleForms = ['cjs', 'esm', 'cdk'] as const
type BundleForm = (typeof bundleForms)[number]

/**
 * The ways in which a function for Lambda is bundled: `cjs` as docs/bundling.md has it, all in one file; `esm`,
 * minified, from the libraries' ES modules, which is what people write who count milliseconds; and `cdk` as the
 * CDK's NodejsFunction does by default, which leaves the AWS SDK to Lambda's own copy, found by NODE_PATH
 * (https://github.com/aws/aws-cdk/issues/25492).
 */
const forms: Record<BundleForm, BuildOptions> = {
  cjs: { format: 'cjs', outExtension: { '.js': '.cjs' } },
  esm: {
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    minify: true,
    mainFields: ['module', 'main'],
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url)",
    },
  },
  cdk: { format: 'cjs', outExtension: { '.js': '.cdk.cjs' }, external: ['@aws-sdk/*', '@smithy/*'] },
}

/** Bundles one entry into `folder`, and gives the bundle's path. */
export async function bundle(entry: string, form: BundleForm, folder: string): Promise<string> {
  await build({
    ...forms[form],
    entryPoints: [`bench/cold-start/entries/${entry}.mjs`],
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  })
  return join(folder, `${entry}${forms[form].outExtension?.['.js']}`)
}

/** The models travel beside the bundle: the index, and those of the services that the entries name. */
export function copyModels(folder: string): string {
  const models = join(folder, 'models')
  mkdirSync(models)
  for (const file of ['index.json', 'sns.json.br', 's3.json.br']) cpSync(`models/${file}`, join(models, file))
  return models
}
