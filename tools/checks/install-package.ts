import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/**
 * Installs a tarball of nexttoken without a network: unpacks it into `node_modules/nexttoken` and links its dependencies,
 * and `others`, to those of this repository.
 */
export function installPackage(tarball: string, project: string, others: readonly string[] = []): void {
  const modules = join(project, 'node_modules')
  const own = join(modules, 'nexttoken')
  rmSync(project, { recursive: true, force: true })
  mkdirSync(own, { recursive: true })
  // Without one of its own, the project would belong to a package in a folder above it.
  writeFileSync(join(project, 'package.json'), '{ "private": true }')
  execFileSync('tar', ['-xzf', resolve(tarball), '--strip-components=1', '-C', own])
  const { dependencies } = JSON.parse(readFileSync(join(own, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  for (const name of [...Object.keys(dependencies), ...others]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    // A junction is Windows' link to a folder that needs no rights; elsewhere the word changes nothing.
    symlinkSync(resolve('node_modules', name), join(modules, name), 'junction')
  }
}
