/**
 * Runs the packed tarball on every supported version of Node: `npm run test:nodes`, after the build. npm installs the
 * tarball and the versions of Node from the registry. Each version imports the package, requires it, and runs the walk
 * of the README against a simulator.
 */
import { execFile, execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { transform } from 'esbuild'
import { simulate } from 'nexttoken/simulator'
import { pack } from './pack.js'
import { commonJsProgram, esmProgram, seedWalkProgram } from './programs.js'

/** The lowest version that `engines` allows, and the latest of each maintained major version. */
const versions = ['20.19.0', '20', '22', '24']
const run = promisify(execFile)

const project = mkdtempSync(join(tmpdir(), 'nexttoken-nodes-'))
try {
  await installAll()
  const failures = await runAll()
  for (const failure of failures) console.error(failure)
  console.log(`nodes: ${versions.length} versions of Node, ${failures.length} failures`)
  process.exitCode = failures.length === 0 ? 0 : 1
} finally {
  rmSync(project, { recursive: true, force: true })
}

async function installAll(): Promise<void> {
  writeFileSync(join(project, 'package.json'), '{ "private": true }')
  // The package of the binary itself: npm's `node` would download it in an install script, which npm may not run.
  const binaries = versions.map(
    (version) => `node-${version}@npm:node-${process.platform}-${process.arch}@${version}`,
  )
  const tarball = resolve(pack('build/package').path)
  const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  execFileSync('npm', ['install', ...options, tarball, ...binaries], { cwd: project, stdio: 'inherit' })
  const { code } = await transform(seedWalkProgram(), { loader: 'ts', format: 'esm', target: 'node20' })
  writeFileSync(join(project, 'walk.mjs'), code)
  writeFileSync(join(project, 'esm.mjs'), esmProgram)
  writeFileSync(join(project, 'common.cjs'), commonJsProgram)
}

async function runAll(): Promise<string[]> {
  const programs = { 'esm.mjs': '103 topics\n', 'common.cjs': '103 topics\n', 'walk.mjs': '100 3 103 103\n' }
  const aws = await simulate({ 'sns.ListTopics': { items: 103 } })
  const failures: string[] = []
  for (const version of versions) {
    const node = join(project, 'node_modules', `node-${version}`, 'bin/node')
    for (const [program, expected] of Object.entries(programs)) {
      const { stdout, stderr } = await runProgram(node, program, aws.endpoint)
      const isRight = stdout === expected && stderr === ''
      if (!isRight) failures.push(`Node ${version}: ${program}: ${JSON.stringify(stdout)}\n${stderr}`)
    }
    console.log(`nodes: ${version} is ${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()}`)
  }
  await aws.close()
  return failures
}

async function runProgram(node: string, program: string, endpoint: string) {
  const env = {
    PATH: process.env.PATH,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'simulator',
    AWS_SECRET_ACCESS_KEY: 'simulator',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  }
  return run(node, [program], { cwd: project, env }).catch(
    (error: { stdout: string; stderr: string }) => error,
  )
}
