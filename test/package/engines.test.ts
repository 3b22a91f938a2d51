import { readFileSync } from 'node:fs'
import { satisfies, subset } from 'semver'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly engines?: { readonly node?: string }
}

const ours = (JSON.parse(readFileSync('package.json', 'utf8')) as Required<LockedPackage>).engines.node ?? ''
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  readonly packages: Readonly<Record<string, LockedPackage>>
}
const installed = Object.entries(lock.packages).flatMap(([path, { version, engines, ...kind }]) =>
  path === '' ? [] : [{ path, name: `${path}@${version}`, node: engines?.node ?? '*', ...kind }],
)
const ofUsers = installed.filter(({ dev, devOptional }) => !dev && !devOptional)

describe('every Node version that package.json names', () => {
  it('is named in the README by its minimum', () => {
    expect(ours).toBe('^20.19.0 || >=22.12.0')
    expect(readFileSync('README.md', 'utf8')).toContain('Node 20.19, Node 22.12 and later')
  })

  it('satisfies each package that a user installs, with transitive dependencies', () => {
    expect(ofUsers.length).toBeGreaterThan(0)
    expect(ofUsers.filter(({ node }) => !subset(ours, node)).map(({ name }) => name)).toEqual([])
  })

  it('satisfies each package that a developer installs: npm ci prints no EBADENGINE on the oldest', () => {
    const refused = installed.filter(({ node }) => !satisfies('20.19.0', node))
    expect(refused.map(({ name, node }) => `${name} needs ${node}`)).toEqual([])
  })

  // https://a.co/c895JFp: versions of the AWS SDK after the first week of January 2027 need Node 22. A range, here or
  // in a dependency's own package.json, would take them on Node 20: what nexttoken uses of the SDK is in dist/.
  it('satisfies a fresh install in 2027 too: no package of the AWS SDK is installed', () => {
    expect(ofUsers.filter(({ path }) => path.includes('@aws-sdk/')).map(({ name }) => name)).toEqual([])
  })
})
