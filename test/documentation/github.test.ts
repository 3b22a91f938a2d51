import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { satisfies, validRange } from 'semver'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

type Mapping = Record<string, unknown>

interface Step {
  readonly uses?: string
  readonly run?: string
  readonly with?: Record<string, string>
}
interface Job {
  readonly steps: readonly Step[]
  readonly 'timeout-minutes'?: number
  readonly permissions?: Record<string, string>
  readonly strategy?: { readonly matrix: { readonly include: readonly { os: string; node: string }[] } }
}
interface Workflow {
  readonly on: unknown
  readonly permissions: unknown
  readonly jobs: Record<string, Job>
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>
  engines: { node: string }
}

/** Fails for a key that stands twice, and for anything else that is not YAML. */
function readYaml<T>(path: string): T {
  return parse(readFileSync(path, 'utf8'), { strict: true, uniqueKeys: true }) as T
}

const workflows = readdirSync('.github/workflows').map((file) => {
  const workflow = readYaml<Workflow>(`.github/workflows/${file}`)
  return { file, workflow, steps: Object.values(workflow.jobs).flatMap(({ steps }) => steps) }
})

describe.each(workflows)('.github/workflows/$file', ({ workflow, steps }) => {
  it('runs commands that there are', () => {
    const commands = steps.flatMap(({ run }) => (run === undefined ? [] : run.trim().split('\n')))
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.filter((command) => !isThere(command))).toEqual([])
  })

  it('takes each action by its major version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? [])
    expect(actions.length).toBeGreaterThan(0)
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@v\d+$/)
  })

  it('has only the permissions that a job asks for, and a time limit for each job', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' })
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0)
  })

  it('uses versions of Node that package.json allows', () => {
    const ofSteps = steps.flatMap(({ with: settings = {} }) => settings['node-version'] ?? [])
    const ofMatrix = Object.values(workflow.jobs).flatMap(
      ({ strategy }) => strategy?.matrix.include.map(({ node }) => node) ?? [],
    )
    const versions = [...ofSteps.filter((version) => !version.includes('matrix.')), ...ofMatrix]
    expect(versions.filter((version) => !isAllowed(version))).toEqual([])
  })
})

describe('the workflows together', () => {
  const at = (file: string) => workflows.find((one) => one.file === file)?.workflow.jobs ?? {}

  it('run everything on Linux, and the offline suite on macOS and Windows', () => {
    const { everything, offline } = at('ci.yml')
    expect(everything?.steps.at(-1)?.run).toBe('bash .ci/run')
    const systems = new Set(offline?.strategy?.matrix.include.map(({ os }) => os))
    expect([...systems].sort()).toEqual(['macos-latest', 'ubuntu-latest', 'windows-latest'])
  })

  it('publish by OIDC, without a stored token', () => {
    expect(at('release.yml').publish?.permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    expect(readFileSync('.github/workflows/release.yml', 'utf8')).not.toContain('secrets.')
  })
})

it('.nvmrc names the oldest Node that package.json allows', () => {
  const version = readFileSync('.nvmrc', 'utf8').trim()
  expect(manifest.engines.node).toContain(`^${version}.0`)
})

it('dependency updates cover npm and the actions', () => {
  const { version, updates } = readYaml<{ version: number; updates: Mapping[] }>('.github/dependabot.yml')
  expect(version).toBe(2)
  expect(updates.map((update) => update['package-ecosystem'])).toEqual(['npm', 'github-actions'])
  const ignored = updates.flatMap(({ ignore = [] }) => ignore as { versions: string[] }[])
  for (const { versions } of ignored) expect(versions.map((range) => validRange(range))).not.toContain(null)
})

const forms = readdirSync('.github/ISSUE_TEMPLATE').filter((file) => file !== 'config.yml')

describe.each(forms)('.github/ISSUE_TEMPLATE/%s', (file) => {
  const form = readYaml<{ name: string; description: string; body: Mapping[] }>(
    `.github/ISSUE_TEMPLATE/${file}`,
  )
  const fields = form.body.filter(({ type }) => type !== 'markdown')

  it('has what GitHub wants of a form', () => {
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) })
    for (const { type, attributes } of form.body) {
      expect(['markdown', 'input', 'textarea', 'dropdown', 'checkboxes']).toContain(type)
      expect(attributes).toHaveProperty(type === 'markdown' ? 'value' : 'label')
      if (type === 'dropdown' || type === 'checkboxes') expect(attributes).toHaveProperty('options')
    }
  })

  it('has fields with an id and a label of their own', () => {
    const ids = fields.map(({ id }) => id)
    const labels = fields.map(({ attributes }) => (attributes as Mapping).label)
    expect(new Set(ids).size).toBe(fields.length)
    expect(new Set(labels).size).toBe(fields.length)
    for (const id of ids) expect(id).toMatch(/^[a-z][\w-]*$/)
  })
})

it('the form for bugs asks for the operation and the model, and to remove secrets from resume tokens', () => {
  const { body } = readYaml<{ body: Mapping[] }>('.github/ISSUE_TEMPLATE/bug.yml')
  expect(body.flatMap(({ id }) => id ?? [])).toEqual(expect.arrayContaining(['call', 'model', 'secrets']))
  expect(JSON.stringify(body)).toMatch(/Remove secrets first.*resume token/)
})

/** `npm ci`, `npm test`, `npm run <script>`, `bash <path>`. */
function isThere(command: string): boolean {
  const [program, ...words] = command.split(' ')
  if (program === 'bash') return existsSync(words[0] ?? '')
  if (program !== 'npm') return false
  if (words[0] === 'ci') return true
  return Object.hasOwn(manifest.scripts, (words[0] === 'run' ? words[1] : words[0]) ?? '')
}

/** A version without its last numbers means the newest of that line. */
function isAllowed(version: string): boolean {
  const [major, minor = '99', patch = '99'] = version.split('.')
  return satisfies(`${major}.${minor}.${patch}`, manifest.engines.node)
}
