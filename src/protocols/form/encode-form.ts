import type { Member, Shape, TimestampFormat } from '../../models/index.js'
import { memoize } from '../../values/index.js'
import { asList, asStructure, type Structure } from '../contract/index.js'
import { percentEncode } from '../http-bindings/index.js'
import { encodeBase64, formatTimestamp, parseTimestamp } from '../scalars/index.js'

/** The differences between the forms of `query` and `ec2`. */
export interface FormDialect {
  /** The name of a member, or of the key or value of a map. */
  nameOf(member: Member): string
  /** The parameter whose name the items of a list extend by their number. */
  itemsOf(list: Member, parameter: string): string
  /** Whether an empty list is sent, as a parameter without a value. Otherwise it is left out. */
  readonly sendsEmptyLists: boolean
}

/** Appends the parameters of a value to the form. */
type Writer = (parameter: string, value: unknown, form: string[]) => void

/** The encoder of a protocol. Parameters are in the order of the user's members, as in boto3. */
export function formEncoder(dialect: FormDialect): (shape: Shape, input: Structure) => string[] {
  const compiler = new FormCompiler(dialect)
  return (shape, input) => {
    const form: string[] = []
    compiler.structure(shape)('', input, form)
    return form
  }
}

/** One parameter of a form. */
export function formField(parameter: string, text: string): string {
  return `${percentEncode(parameter)}=${percentEncode(text)}`
}

/** The parameter of a member of an input; undefined for a structure, a list or a map, which are several. */
export function formEntry({ nameOf }: FormDialect, member: Member, value: unknown): string | undefined {
  const { shape, timestampFormat } = member
  if (['structure', 'list', 'map'].includes(shape.type)) return undefined
  return formField(nameOf(member), scalarText(shape, timestampFormat ?? 'iso8601')(value))
}

class FormCompiler {
  readonly structure = memoize((shape: Shape) => this.#compileStructure(shape))

  constructor(private readonly dialect: FormDialect) {}

  /** Compiles the members when the first value is written, since shapes can contain themselves. */
  #compileStructure(shape: Shape): Writer {
    let members: ReadonlyMap<string, { readonly suffix: string; readonly write: Writer }> | undefined
    return (parameter, value, form) => {
      members ??= new Map(
        [...shape.members].map(([name, member]) => [
          name,
          { suffix: this.dialect.nameOf(member), write: this.#member(member) },
        ]),
      )
      for (const [name, item] of Object.entries(asStructure(value))) {
        const member = members.get(name)
        if (!member || item === undefined || item === null) continue
        member.write(parameter === '' ? member.suffix : `${parameter}.${member.suffix}`, item, form)
      }
    }
  }

  #member(member: Member): Writer {
    const { shape } = member
    switch (shape.type) {
      case 'structure':
        return this.structure(shape)
      case 'list':
        return this.#list(member)
      case 'map':
        return this.#map(member)
      default:
        return scalarWriter(shape, member.timestampFormat ?? 'iso8601')
    }
  }

  #list(member: Member): Writer {
    const { dialect } = this
    const write = this.#member(member.shape.element)
    return (parameter, value, form) => {
      const items = asList(value).filter(isPresent)
      if (items.length === 0 && dialect.sendsEmptyLists) form.push(formField(parameter, ''))
      const prefix = dialect.itemsOf(member, parameter)
      for (const [index, item] of items.entries()) write(`${prefix}.${index + 1}`, item, form)
    }
  }

  #map(member: Member): Writer {
    const { key, value: valueMember } = member.shape
    const keyName = this.dialect.nameOf(key)
    const valueName = this.dialect.nameOf(valueMember)
    const writeValue = this.#member(valueMember)
    const entry = member.flattened ? '' : '.entry'
    return (parameter, value, form) => {
      const entries = Object.entries(asStructure(value)).filter(([, item]) => isPresent(item))
      for (const [index, [text, item]] of entries.entries()) {
        const prefix = `${parameter}${entry}.${index + 1}`
        form.push(formField(`${prefix}.${keyName}`, text))
        writeValue(`${prefix}.${valueName}`, item, form)
      }
    }
  }
}

function scalarWriter(shape: Shape, timestampFormat: TimestampFormat): Writer {
  const textOf = scalarText(shape, timestampFormat)
  return (parameter, value, form) => form.push(formField(parameter, textOf(value)))
}

function scalarText(shape: Shape, timestampFormat: TimestampFormat): (value: unknown) => string {
  if (shape.type === 'timestamp') return (value) => formatTimestamp(parseTimestamp(value), timestampFormat)
  return shape.type === 'blob' ? encodeBase64 : String
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null
}
