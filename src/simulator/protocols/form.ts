import type { Member, OperationModel, ServiceModel, Shape } from '../../models/index.js'
import { decodeText, type Structure } from '../../protocols/index.js'
import { setOwn } from '../../values/index.js'
import type { HttpRequest } from '../message/index.js'
import type { Route } from './server-protocol.js'

/** The differences between the forms of `query` and `ec2`. */
export interface FormNames {
  /** The name of a member, of a map's key or of a map's value. */
  nameOf(member: Member): string
  /** The prefix of a list's item numbers; `name` is the list's own name. */
  itemsOf(list: Member, name: string): string
}

/** A form as a tree: `A.1.B=x` is `x` at A, 1, B. */
interface Node {
  text: string | undefined
  readonly children: Map<string, Node>
}

export function isForm(request: HttpRequest): boolean {
  return parametersOf(request).has('Action')
}

/** The operation that `Action` names. If two services have it, `Version` decides. */
export function routeForm(service: ServiceModel, request: HttpRequest): readonly Route[] {
  const parameters = parametersOf(request)
  const operation = service.operation(parameters.get('Action') ?? '')
  if (!operation) return []
  return [{ operation, rank: [parameters.get('Version') === service.metadata.apiVersion ? 1 : 0] }]
}

export function decodeForm(operation: OperationModel, request: HttpRequest, names: FormNames): Structure {
  if (!operation.input) return {}
  const root: Node = emptyNode()
  for (const [name, text] of parametersOf(request)) nodeAt(root, name).text = text
  return readStructure(operation.input, root, names)
}

function parametersOf(request: HttpRequest): URLSearchParams {
  const query = request.url.indexOf('?')
  const parameters = new URLSearchParams(query < 0 ? '' : request.url.slice(query))
  if (!/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) return parameters
  const body = Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength)
  for (const [name, text] of new URLSearchParams(body.toString('utf8'))) parameters.append(name, text)
  return parameters
}

function emptyNode(): Node {
  return { text: undefined, children: new Map() }
}

function nodeAt(root: Node, name: string): Node {
  let node = root
  for (const part of name.split('.')) {
    let child = node.children.get(part)
    if (!child) {
      child = emptyNode()
      node.children.set(part, child)
    }
    node = child
  }
  return node
}

function find(node: Node, name: string): Node | undefined {
  return name.split('.').reduce<Node | undefined>((inner, part) => inner?.children.get(part), node)
}

function readStructure(shape: Shape, node: Node, names: FormNames): Structure {
  const value: Structure = {}
  for (const member of shape.members.values()) {
    const item = readMember(member, names.nameOf(member), { node, names })
    if (item !== undefined) setOwn(value, member.name, item)
  }
  return value
}

interface FormPart {
  readonly node: Node
  readonly names: FormNames
}

/** The value of a member, read from its node by `name`. */
function readMember(member: Member, name: string, { node, names }: FormPart): unknown {
  if (member.shape.type === 'list') return readList(member, names.itemsOf(member, name), { node, names })
  const inner = find(node, name)
  return inner && readNode(member, inner, names)
}

function readNode(member: Member, node: Node, names: FormNames): unknown {
  switch (member.shape.type) {
    case 'structure':
      return readStructure(member.shape, node, names)
    case 'list':
      return readList(member, names.itemsOf(member, ''), { node, names })
    case 'map':
      return readMap(member, node, names)
    default:
      return node.text === undefined ? undefined : decodeText(member, node.text)
  }
}

function readList(list: Member, name: string, { node, names }: FormPart): unknown[] | undefined {
  const items = name === '' ? node : find(node, name)
  if (!items) return undefined
  return numbered(items).map((item) => readNode(list.shape.element, item, names))
}

function readMap(member: Member, node: Node, names: FormNames): Structure {
  const { key, value } = member.shape
  const entries = member.flattened ? node : (node.children.get('entry') ?? emptyNode())
  const map: Structure = {}
  for (const entry of numbered(entries)) {
    const name = find(entry, names.nameOf(key))?.text
    if (name !== undefined) setOwn(map, name, readMember(value, names.nameOf(value), { node: entry, names }))
  }
  return map
}

/** The children `1`, `2`… in order. */
function numbered(node: Node): Node[] {
  return [...node.children]
    .filter(([name]) => /^\d+$/.test(name))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => child)
}
