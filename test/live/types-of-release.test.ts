import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { ts } from 'typescript-5'
import { beforeAll, describe, expect, it } from 'vitest'
import { documentationOf } from '../../src/declarations/index.js'
import { loadModel, modelFolder, serviceNames } from '../../src/models/index.js'

const python = process.env.NEXTTOKEN_PYTHON ?? 'python3'
const where = 'import botocore; print(botocore.__path__[0])'
const release = execFileSync(python, ['-c', where], { encoding: 'utf8' }).trim()

/** Elements that AWS's texts have, outside of code, where an angle bracket is a text. */
const leftElement = /<\/?(?:p|code|li|ul|ol|a|note|important|b|i|dl|dt|dd|fullname)\b/

function withoutCode(lines: readonly string[]): string {
  const text = lines.join('\n').replace(/```[\s\S]*?```/g, '')
  return text.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '')
}

describe('the documentation of a release of botocore', () => {
  it('becomes Markdown without HTML, for every service', () => {
    const source = modelFolder(`${release}/data`)
    let texts = 0
    const left: string[] = []
    for (const name of serviceNames()) {
      const version = [...source.versions(name, 'service-2')].sort().at(-1)
      if (version === undefined) continue
      const documentation = documentationOf(source.read(name, version, 'service-2')?.content)
      for (const operation of loadModel(name).operationNames) {
        const lines = documentation.operation(operation)
        if (lines.length > 0) texts++
        if (leftElement.test(withoutCode(lines))) left.push(`${name} ${operation}`)
      }
    }
    expect(left).toEqual([])
    expect(texts).toBeGreaterThan(19_000)
  })
})

describe('`nexttoken types --from` a release', () => {
  const services = ['s3', 'sns', 'ec2', 'dynamodb', 'iam', 'route53', 'logs', 'cloudwatch', 'lambda']
  const folder = 'build/compiler/types-of-release'

  beforeAll(() => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    const words = ['types', '--from', release, '--services', services.join(), '--out', `${folder}/made`]
    execFileSync(process.execPath, ['dist/cli.js', ...words])
  })

  it.each(services)('%s has comments with no tag but @deprecated', (service) => {
    const text = readFileSync(`${folder}/made/${service}.d.ts`, 'utf8')
    const file = ts.createSourceFile(`${service}.d.ts`, text, ts.ScriptTarget.ES2023, true)
    const tags = new Set<string>()
    let comments = 0
    const visit = (node: ts.Node): void => {
      comments += ts.getJSDocCommentsAndTags(node).length
      for (const tag of ts.getJSDocTags(node)) tags.add(tag.tagName.text)
      node.forEachChild(visit)
    }
    visit(file)
    tags.delete('deprecated')
    expect([...tags]).toEqual([])
    expect(comments).toBeGreaterThan(100)
  })

  it('compiles, declarations included', () => {
    const program = `import { client } from 'nexttoken'
import './made/all.js'
for await (const topic of client('sns').paginate('list_topics').items()) console.log(topic.TopicArn)
for await (const one of client('ec2').paginate('describe_instances').items()) console.log(one.Instances?.length)
`
    writeFileSync(`${folder}/program.ts`, program)
    const compilerOptions = { skipLibCheck: false }
    const settings = { extends: '../../../tsconfig.json', compilerOptions, include: ['.'] }
    writeFileSync(`${folder}/tsconfig.json`, JSON.stringify(settings))
    execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', folder], { stdio: 'pipe' })
  })
})
